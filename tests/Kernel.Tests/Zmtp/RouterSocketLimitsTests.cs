using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using CSharpKernel.Zmtp;
using static Tests.Kernel.Zmtp.RouterSocketTests;

namespace Tests.Kernel.Zmtp;

/// <summary>What a peer may not do: mistakes, sizes beyond the limits, slow handshakes, too many connections.</summary>
public sealed class RouterSocketLimitsTests
{
    public static TheoryData<string, byte[], string> Mistakes =>
        new()
        {
            { "reserved flag", [0x08, 1, 0], "reserved flags" },
            { "command with more", [0x05, 1, 0], "announces more" },
            { "nameless command", [0x04, 1, 0], "has no name" },
            { "command name too long", [0x04, 2, 9, 65], "has no name" },
            { "negative length", [0x02, 0x80, 0, 0, 0, 0, 0, 0, 1], "longer than the limit" },
            { "enormous length", [0x02, 0, 0, 0x7F, 0, 0, 0, 0, 0], "longer than the limit" },
            { "long command", [0x06, 0, 0, 0, 0, 0, 2, 0, 0], "longer than the limit" },
            { "second READY", ZmtpClient.Ready("DEALER", []), "READY twice" },
            { "error", ZmtpClient.CommandFrame("ERROR", [2, 65, 10]), "it says \"A?\"" },
            { "long ping", ZmtpClient.CommandFrame("PING", new byte[19]), "PING" },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Receive_OfAMistake_ClosesThatConnectionAlone(string name, byte[] bytes, string reason)
    {
        var log = new ConcurrentQueue<string>();
        using var router = new RouterSocket(0, new ZmtpOptions { Log = log.Enqueue });
        using var good = ZmtpClient.Dealer(router.Port, "good"u8.ToArray());
        using var bad = ZmtpClient.Dealer(router.Port, Encoding.UTF8.GetBytes(name));
        bad.WriteRaw(bytes);
        bad.WaitForEnd();
        good.Send("still here");

        Assert.Equal(["still here"], Text(router.Receive(CancellationToken.None)!));
        Assert.Contains(reason, Assert.Single(log), StringComparison.Ordinal);
    }

    [Fact]
    public void Receive_OfMoreBytesThanAllowedInSum_ClosesTheConnection()
    {
        var log = new ConcurrentQueue<string>();
        using var router = new RouterSocket(0, new ZmtpOptions { MaximumMessageBytes = 1_000, Log = log.Enqueue });
        using var client = ZmtpClient.Dealer(router.Port);
        client.Send(new byte[400], new byte[600]);
        Assert.Equal(2, router.Receive(CancellationToken.None)!.Frames.Count);
        client.WriteRaw(ZmtpClient.Frame(1, new byte[400]));
        client.WriteRaw(ZmtpClient.Frame(0, new byte[601]));

        client.WaitForEnd();

        Assert.Contains("601 bytes is longer than the limit of 600", Assert.Single(log), StringComparison.Ordinal);
    }

    [Fact]
    public void Receive_OfMoreFramesThanAllowed_ClosesTheConnection()
    {
        using var router = new RouterSocket(0, new ZmtpOptions { MaximumMessageFrames = 3 });
        using var client = ZmtpClient.Dealer(router.Port);
        client.Send("1", "2", "3");
        Assert.Equal(3, router.Receive(CancellationToken.None)!.Frames.Count);
        client.Send("1", "2", "3", "4");

        client.WaitForEnd();
    }

    [Fact]
    public void Receive_OfALengthThatNeverComes_AllocatesNothingForIt()
    {
        using var router = new RouterSocket(0);
        using var client = ZmtpClient.Dealer(router.Port);
        client.SendCommand("PING", 0, 0);
        client.ReceiveCommand();
        var before = GC.GetTotalAllocatedBytes(precise: true);
        client.WriteRaw([0x02, 0, 0, 0, 0, 0x7F, 0, 0, 0]);
        client.WriteRaw(new byte[1_000]);
        client.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        client.WaitForEnd();

        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 2_000_000_000);
    }

    [Fact]
    public void Handshake_OneByteAtATime_EndsAtTheTimeLimit()
    {
        var log = new ConcurrentQueue<string>();
        var options = new ZmtpOptions { HandshakeTimeLimit = TimeSpan.FromMilliseconds(400), Log = log.Enqueue };
        using var router = new RouterSocket(0, options);
        using var client = ZmtpClient.ConnectRaw(router.Port);
        var clock = Stopwatch.StartNew();

        // Each byte comes well within the limit; all of them would take more than a minute.
        var drip = new Thread(() =>
        {
            try
            {
                foreach (var letter in ZmtpClient.Greeting().Concat(new byte[10_000]))
                {
                    client.WriteRaw([letter]);
                    Thread.Sleep(50);
                }
            }
            catch (Exception exception)
                when (exception is System.Net.Sockets.SocketException or ObjectDisposedException)
            {
                // The router has hung up, as it should.
            }
        });
        drip.Start();
        client.WaitForEnd();
        drip.Join();

        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(350), TimeSpan.FromSeconds(60));
        Assert.Contains("handshake in time", Assert.Single(log), StringComparison.Ordinal);
    }

    [Fact]
    public void Connect_ByTooManyThatSayNothing_CostsTheOldestTheirPlace()
    {
        using var router = new RouterSocket(0, new ZmtpOptions { MaximumHandshakes = 4 });
        var silent = new List<ZmtpClient>();
        for (var index = 0; index < 10; index++)
        {
            silent.Add(ZmtpClient.ConnectRaw(router.Port));
        }

        silent[..6].ForEach(client => client.WaitForEnd());
        using var good = ZmtpClient.Dealer(router.Port);
        good.Send("hello");

        Assert.Equal(["hello"], Text(router.Receive(CancellationToken.None)!));
        silent.ForEach(client => client.Dispose());
    }

    [Fact]
    public void Connect_ByMoreThanTheMaximum_IsRefusedUntilSomeoneGoes()
    {
        using var router = new RouterSocket(0, new ZmtpOptions { MaximumConnections = 2 });
        using var first = ZmtpClient.Dealer(router.Port);
        using var second = ZmtpClient.Dealer(router.Port);
        first.SendCommand("PING", 0, 0);
        first.ReceiveCommand();
        second.SendCommand("PING", 0, 0);
        second.ReceiveCommand();
        using var refused = ZmtpClient.ConnectRaw(router.Port);
        refused.WaitForEnd();
        first.Dispose();
        Wait.Until(() => router.ConnectionCount == 1);
        using var third = ZmtpClient.Dealer(router.Port);
        third.Send("hello");

        Assert.Equal(["hello"], Text(router.Receive(CancellationToken.None)!));
    }
}
