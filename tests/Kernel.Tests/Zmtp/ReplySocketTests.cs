using System.Text;
using CSharpKernel.Zmtp;

namespace Tests.Kernel.Zmtp;

public sealed class ReplySocketTests
{
    [Fact]
    public void Request_WithoutAnAnswer_ComesBackAsItWas()
    {
        using var reply = new ReplySocket(0);
        using var client = ZmtpClient.Request(reply.Port);
        using var dealer = ZmtpClient.Dealer(reply.Port);
        client.Send("", "ping");
        dealer.Send("bare");

        Assert.Equal(["", "ping"], client.ReceiveText());
        Assert.Equal(["bare"], dealer.ReceiveText());
        Assert.Equal([4, 25, 5, .. "READY"u8, 11, .. "Socket-Type"u8, 0, 0, 0, 3, .. "REP"u8], client.PeerReady);
    }

    [Fact]
    public void Request_WithAnAnswer_KeepsItsEnvelope()
    {
        using var reply = new ReplySocket(
            0,
            null,
            frames => [.. frames.Reverse(), Encoding.UTF8.GetBytes($"{frames.Count}")]
        );
        using var client = ZmtpClient.Dealer(reply.Port);
        client.Send("hop", "", "a", "", "b");

        Assert.Equal(["hop", "", "b", "", "a", "3"], client.ReceiveText());
    }

    [Fact]
    public void Request_WhoseAnswerFails_ClosesThatConnectionAloneAndIsLogged()
    {
        var log = new List<string>();
        using var reply = new ReplySocket(
            0,
            new ZmtpOptions { Log = log.Add },
            frames => frames[0].Length > 3 ? throw new InvalidOperationException("no such question") : frames
        );
        using var good = ZmtpClient.Request(reply.Port);
        using var bad = ZmtpClient.Request(reply.Port);
        bad.Send("", "long");
        bad.WaitForEnd();
        good.Send("", "ok");

        Assert.Equal(["", "ok"], good.ReceiveText());
        Assert.Contains("no such question", Assert.Single(log), StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_WithTheThreadPoolFull_AreAnsweredAllTheSame()
    {
        using var reply = new ReplySocket(0);
        // Not disposed: some of the work may begin only after the test.
        var release = new ManualResetEventSlim();
        var occupied = 0;
        ThreadPool.GetMinThreads(out var threads, out _);
        for (var index = 0; index < threads + 8; index++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    Interlocked.Increment(ref occupied);
                    release.Wait();
                },
                null
            );
        }

        try
        {
            Wait.Until(() => Volatile.Read(ref occupied) >= threads);
            using var client = ZmtpClient.Request(reply.Port);
            client.Send("", "ping");
            Assert.Equal(["", "ping"], client.ReceiveText());
        }
        finally
        {
            release.Set();
        }
    }
}
