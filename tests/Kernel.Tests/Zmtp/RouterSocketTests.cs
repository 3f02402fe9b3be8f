using System.Collections.Concurrent;
using System.Text;
using CSharpKernel.Zmtp;

namespace Tests.Kernel.Zmtp;

public sealed class RouterSocketTests
{
    [Fact]
    public void Handshake_OfAnyPeer_IsByteForByteAsSpecified()
    {
        using var router = new RouterSocket(0);
        using var client = ZmtpClient.Dealer(router.Port);

        byte[] greeting = [0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3, 0, 0x4E, 0x55, 0x4C, 0x4C, .. new byte[48]];
        Assert.Equal(greeting, client.PeerGreeting);
        Assert.Equal([4, 28, 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 6, .. "ROUTER"u8], client.PeerReady);
    }

    [Fact]
    public void Greeting_BeforeThePeerSaysAnything_IsSentWhole()
    {
        using var router = new RouterSocket(0);
        using var client = ZmtpClient.ConnectRaw(router.Port);

        Assert.Equal(ZmtpClient.Greeting(), client.ReadRaw(64));
    }

    [Fact]
    public void Greeting_WithPaddingANewerMinorVersionAndOtherCase_IsAccepted()
    {
        using var router = new RouterSocket(0);
        using var client = ZmtpClient.ConnectRaw(router.Port);
        var greeting = ZmtpClient.Greeting(minor: 9);
        for (var index = 1; index <= 8; index++)
        {
            greeting[index] = (byte)(0xA0 + index);
        }

        greeting[40] = 0x55;
        client.WriteRaw(greeting);
        client.WriteRaw(ZmtpClient.Ready("DEALER", "me"u8.ToArray(), "sOCKET-tYPE"));
        client.Send("hello");

        Assert.Equal("me", Encoding.UTF8.GetString(router.Receive(CancellationToken.None)!.Identity));
    }

    [Fact]
    public void Receive_FromPeersWithAndWithoutIdentity_NamesThemAndSendReachesEach()
    {
        using var router = new RouterSocket(0);
        using var named = ZmtpClient.Dealer(router.Port, "one"u8.ToArray());
        named.Send("a", "", "b");
        var fromNamed = router.Receive(CancellationToken.None)!;
        using var nameless = ZmtpClient.Connect(router.Port, "DEALER");
        nameless.Send("c");
        var fromNameless = router.Receive(CancellationToken.None)!;
        using var request = ZmtpClient.Request(router.Port);
        request.Send("", "d");
        var fromRequest = router.Receive(CancellationToken.None)!;

        Assert.Equal("one", Encoding.UTF8.GetString(fromNamed.Identity));
        Assert.Equal(["a", "", "b"], Text(fromNamed));
        Assert.Equal(["", "d"], Text(fromRequest));
        Assert.Equal(5, fromNameless.Identity.Length);
        Assert.Equal(0, fromNameless.Identity[0]);
        Assert.NotEqual(fromNameless.Identity, fromRequest.Identity);
        Assert.True(router.Send(fromNameless.Identity, Frames("to c")));
        Assert.True(router.Send(fromNamed.Identity, Frames("to", "a")));
        Assert.True(router.Send(fromRequest.Identity, Frames("", "to d")));
        Assert.Equal(["to", "a"], named.ReceiveText());
        Assert.Equal(["to c"], nameless.ReceiveText());
        Assert.Equal(["", "to d"], request.ReceiveText());
        Assert.False(router.Send("nobody"u8.ToArray(), Frames("x")));
    }

    [Fact]
    public void Send_OfFramesAroundEveryLimit_ArrivesAsSent()
    {
        using var router = new RouterSocket(0);
        using var client = ZmtpClient.Dealer(router.Port);
        int[] lengths = [0, 1, 255, 256, 8_192, 8_193, 32_767, 32_768, 32_769, 65_536, 65_537, 200_000];
        byte[][] frames = [.. lengths.Select(length => Bytes(length))];
        client.Send(frames);

        var received = router.Receive(CancellationToken.None)!;
        router.Send(received.Identity, [.. received.Frames.Select(frame => (ReadOnlyMemory<byte>)frame)]);

        Assert.Equal(frames.Select(Convert.ToHexString), received.Frames.Select(Convert.ToHexString));
        Assert.Equal(frames.Select(Convert.ToHexString), client.Receive().Select(Convert.ToHexString));
    }

    [Fact]
    public void Send_OfAHundredMegabytes_ArrivesWholeBothWays()
    {
        using var router = new RouterSocket(0);
        using var client = ZmtpClient.Dealer(router.Port);
        var frame = Bytes(100_000_000);
        client.Send(frame);
        var received = router.Receive(CancellationToken.None)!;
        router.Send(received.Identity, [received.Frames[0], new byte[] { 7 }]);
        var back = client.Receive();

        Assert.True(frame.AsSpan().SequenceEqual(received.Frames[0]));
        Assert.True(frame.AsSpan().SequenceEqual(back[0]));
        Assert.Equal([7], back[1]);
    }

    [Fact]
    public void Connect_WithAnIdentityInUse_TakesItOverAndClosesTheFormer()
    {
        var log = new ConcurrentQueue<string>();
        using var router = new RouterSocket(0, new ZmtpOptions { Log = log.Enqueue });
        using var former = ZmtpClient.Dealer(router.Port, "same"u8.ToArray());
        former.Send("first");
        Assert.Equal(["first"], Text(router.Receive(CancellationToken.None)!));
        using var latter = ZmtpClient.Dealer(router.Port, "same"u8.ToArray());
        latter.Send("second");
        var message = router.Receive(CancellationToken.None)!;

        Assert.True(router.Send(message.Identity, Frames("answer")));
        Assert.Equal(["answer"], latter.ReceiveText());
        former.WaitForEnd();
        Assert.Contains("connected anew", Assert.Single(log), StringComparison.Ordinal);
        latter.Send("third");
        Assert.Equal(["third"], Text(router.Receive(CancellationToken.None)!));
    }

    [Fact]
    public void Connect_WithAnotherSocketType_IsRefusedWithError()
    {
        using var router = new RouterSocket(0);
        using var client = ZmtpClient.Connect(router.Port, "SUB");

        var (name, body) = client.ReceiveCommand();

        Assert.Equal("ERROR", name);
        Assert.Equal("ROUTER talks to DEALER, REQ, ROUTER", Encoding.ASCII.GetString(body.AsSpan(1)));
        Assert.Equal(body.Length - 1, body[0]);
        client.WaitForEnd();
    }

    [Fact]
    public void Ping_WithAContext_IsAnsweredByPongWithTheSame()
    {
        using var router = new RouterSocket(0);
        using var client = ZmtpClient.Connect(router.Port, "DEALER", minor: 1);
        client.SendCommand("PING", [0, 100, .. "context"u8]);

        var (name, body) = client.ReceiveCommand();

        Assert.Equal("PONG", name);
        Assert.Equal("context"u8.ToArray(), body);
    }

    [Fact]
    public void Receive_UnderAFloodFromOnePeer_TakesTheOthersInTurnAndKeepsMemoryBounded()
    {
        var options = new ZmtpOptions { ReceiveQueueBytes = 1 << 20 };
        using var router = new RouterSocket(0, options);
        using var flooder = ZmtpClient.Dealer(router.Port, "flood"u8.ToArray());
        const int Messages = 2_000;
        var flood = new Thread(() =>
        {
            for (var index = 0; index < Messages; index++)
            {
                flooder.Send([BitConverter.GetBytes(index), new byte[10_000]]);
            }
        });
        flood.Start();
        Wait.Until(() => router.ReceivedBytesQueued > (1 << 18) - 20_000);
        using var other = ZmtpClient.Dealer(router.Port, "other"u8.ToArray());
        other.Send("please");
        other.SendCommand("PING", 0, 0);
        other.ReceiveCommand();

        var firstTwo = Enumerable.Range(0, 2).Select(_ => router.Receive(CancellationToken.None)!).ToArray();
        Assert.Contains(firstTwo, message => message.Identity.AsSpan().SequenceEqual("other"u8));
        for (var index = 1; index < Messages; index++)
        {
            Assert.InRange(router.ReceivedBytesQueued, 0, 1 << 20);
            Assert.Equal(index, BitConverter.ToInt32(router.Receive(CancellationToken.None)!.Frames[0]));
        }

        flood.Join();
    }

    [Fact]
    public void Send_ToAPeerThatTakesNothing_DisconnectsItWhenItStalls()
    {
        var log = new ConcurrentQueue<string>();
        var options = new ZmtpOptions
        {
            PublisherQueueBytes = 1 << 20,
            StallTimeLimit = TimeSpan.FromMilliseconds(300),
            Log = log.Enqueue,
        };
        using var router = new RouterSocket(0, options);
        using var client = ZmtpClient.Dealer(router.Port, "stuck"u8.ToArray());
        client.Send("hello");
        var identity = router.Receive(CancellationToken.None)!.Identity;
        var sent = 0;

        // More than the operating system takes, so that the queue is full while the peer reads nothing.
        Wait.Until(() => !router.Send(identity, [new byte[sent++ < 40 ? 1 << 20 : 1]]));

        Assert.Contains("took nothing for too long", Assert.Single(log), StringComparison.Ordinal);
    }

    [Fact]
    public void Receive_WhenCancelledOrDisposed_EndsAtOnce()
    {
        var router = new RouterSocket(0);
        using var cancellation = new CancellationTokenSource();
        var started = new ManualResetEventSlim();
        Exception? thrown = null;
        var waiting = new Thread(() =>
        {
            started.Set();
            thrown = Record.Exception(() => router.Receive(cancellation.Token));
        });
        waiting.Start();
        started.Wait();
        cancellation.Cancel();
        waiting.Join();
        RoutedMessage? last = new([], []);
        waiting = new Thread(() => last = router.Receive(CancellationToken.None));
        waiting.Start();
        router.Dispose();
        waiting.Join();

        Assert.IsAssignableFrom<OperationCanceledException>(thrown);
        Assert.Null(last);
        Assert.Null(router.Receive(CancellationToken.None));
    }

    [Fact]
    public void Dispose_WithMessagesQueued_SendsThemAndFreesThePort()
    {
        var router = new RouterSocket(0);
        using var client = ZmtpClient.Dealer(router.Port);
        client.Send("hello");
        var identity = router.Receive(CancellationToken.None)!.Identity;
        const int Messages = 2_000;
        var last = new List<string>();
        var reading = new Thread(() =>
        {
            for (var index = 0; index < Messages; index++)
            {
                last = client.ReceiveText();
            }

            client.WaitForEnd();
            client.Dispose();
        });
        for (var index = 0; index < Messages; index++)
        {
            router.Send(identity, [Encoding.UTF8.GetBytes($"{index}"), new byte[10_000]]);
        }

        reading.Start();
        router.Dispose();
        reading.Join();
        using var again = new RouterSocket(router.Port);

        Assert.Equal($"{Messages - 1}", last[0]);
        Assert.Equal(0, router.ConnectionCount);
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    internal static string[] Text(RoutedMessage message) => [.. message.Frames.Select(Encoding.UTF8.GetString)];

    private static List<ReadOnlyMemory<byte>> Frames(params IEnumerable<string> frames) =>
        [.. frames.Select(frame => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(frame))];
}
