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
    public void Receive_FromPeersWithAndWithoutIdentity_NamesThemAndSendReachesEach()
    {
        using var router = new RouterSocket(0);
        using var named = ZmtpClient.Dealer(router.Port, "one"u8.ToArray());
        named.Send("a", "", "b");
        var fromNamed = router.Receive(CancellationToken.None)!;
        using var nameless = ZmtpClient.Connect(router.Port, "DEALER");
        nameless.Send("c");
        var fromNameless = router.Receive(CancellationToken.None)!;

        Assert.Equal("one", Encoding.UTF8.GetString(fromNamed.Identity));
        Assert.Equal(["a", "", "b"], fromNamed.Frames.Select(Encoding.UTF8.GetString));
        Assert.Equal(5, fromNameless.Identity.Length);
        Assert.Equal(0, fromNameless.Identity[0]);
        Assert.True(router.Send(fromNameless.Identity, Frames("to c")));
        Assert.True(router.Send(fromNamed.Identity, Frames("to", "a")));
        Assert.Equal(["to", "a"], named.ReceiveText());
        Assert.Equal(["to c"], nameless.ReceiveText());
        Assert.False(router.Send("nobody"u8.ToArray(), Frames("x")));
    }

    private static List<ReadOnlyMemory<byte>> Frames(params IEnumerable<string> frames) =>
        [.. frames.Select(frame => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(frame))];
}
