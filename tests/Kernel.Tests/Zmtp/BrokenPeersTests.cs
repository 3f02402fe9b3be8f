using System.Buffers.Binary;
using System.Diagnostics;
using System.Net.Sockets;
using CSharpKernel.Zmtp;

namespace Tests.Kernel.Zmtp;

/// <summary>Peers that break everything they can, in ways drawn from a seed, while good ones are served by the same sockets.</summary>
public sealed class BrokenPeersTests
{
    private const int Cycles = 1_000;
    private const int CyclesBetweenLooks = 50;

    // Other tests run in the same process at the same time, with files and threads of their own.
    private const int Tolerance = 200;

    [Theory]
    [InlineData(1)]
    [InlineData(20_191_001)]
    public void Sockets_AfterAThousandBrokenPeers_ServeGoodOnesAndHoldNothing(int seed)
    {
        try
        {
            Attack(new Random(seed));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"With seed {seed}: {exception.Message}", exception);
        }
    }

    private static void Attack(Random random)
    {
        var options = new ZmtpOptions { HandshakeTimeLimit = TimeSpan.FromSeconds(2), MaximumMessageBytes = 1 << 20 };
        using var router = new RouterSocket(0, options);
        using var publisher = new PublisherSocket(0, options);
        using var reply = new ReplySocket(0, options);
        var echo = new Thread(() => Echo(router));
        echo.Start();
        using var dealer = ZmtpClient.Dealer(router.Port, "good"u8.ToArray());
        using var subscriber = ZmtpClient.Subscriber(publisher.Port);
        using var request = ZmtpClient.Request(reply.Port);
        subscriber.WaitForSubscription();
        LookAtAll(-1);
        var (handles, threads) = Usage();

        for (var cycle = 0; cycle < Cycles; cycle++)
        {
            int[] ports = [router.Port, publisher.Port, reply.Port];
            Break(ports[random.Next(ports.Length)], random);
            if (cycle % CyclesBetweenLooks == 0)
            {
                LookAtAll(cycle);
            }
        }

        LookAtAll(Cycles);
        using (var newcomer = ZmtpClient.Dealer(router.Port))
        {
            newcomer.Send("new");
            Assert.Equal(["new"], newcomer.ReceiveText());
        }

        // Each connection leaves the list as the last act of its own thread, after its writer has ended.
        Wait.Until(() => (router.ConnectionCount, publisher.ConnectionCount, reply.ConnectionCount) == (1, 1, 1));
        Wait.Until(() =>
            Usage() is var now && now.Handles <= handles + Tolerance && now.Threads <= threads + Tolerance
        );
        router.Dispose();
        echo.Join();

        void LookAtAll(int cycle)
        {
            dealer.Send($"{cycle}", "");
            Assert.Equal([$"{cycle}", ""], dealer.ReceiveText());
            request.Send("", $"{cycle}");
            Assert.Equal(["", $"{cycle}"], request.ReceiveText());
            publisher.WaitForRoom(CancellationToken.None);
            publisher.Publish([BitConverter.GetBytes(cycle)]);
            Assert.Equal(cycle, BitConverter.ToInt32(subscriber.Receive()[0]));
        }
    }

    private static void Break(int port, Random random)
    {
        using var peer = ZmtpClient.ConnectRaw(port);
        try
        {
            Misbehave(peer, random);
        }
        catch (SocketException)
        {
            // Cut off while it was still at it.
        }

        if (random.Next(2) == 0)
        {
            peer.Reset();
        }
    }

    private static void Misbehave(ZmtpClient peer, Random random)
    {
        var greeting = ZmtpClient.Greeting(random.Next(3));
        string[] types = ["DEALER", "SUB", "REQ", "PUB", "ROUTER", "REP", "PAIR", "", "dealer"];
        var ready = ZmtpClient.Ready(types[random.Next(types.Length)], random.Next(2) == 0 ? null : Bytes(random, 300));
        switch (random.Next(8))
        {
            case 0:
                break;
            case 1:
                peer.WriteRaw(Bytes(random, 2_000));
                break;
            case 2:
                peer.WriteRaw(greeting.AsSpan(0, random.Next(greeting.Length)));
                break;
            case 3:
                greeting[random.Next(greeting.Length)] = (byte)random.Next(256);
                peer.WriteRaw([.. greeting, .. ready]);
                break;
            case 4:
                ready[random.Next(ready.Length)] = (byte)random.Next(256);
                peer.WriteRaw([.. greeting, .. ready, .. Bytes(random, 100)]);
                break;
            case 5:
                peer.WriteRaw([.. greeting, .. ready, .. Bytes(random, 500)]);
                break;
            case 6:
                var oversize = new byte[9];
                oversize[0] = (byte)(2 | random.Next(8));
                BinaryPrimitives.WriteInt64BigEndian(
                    oversize.AsSpan(1),
                    random.NextInt64(long.MinValue, long.MaxValue)
                );
                peer.WriteRaw([.. greeting, .. ready, .. oversize, .. Bytes(random, 100)]);
                break;
            default:
                var half = ZmtpClient.Frame((byte)random.Next(2), Bytes(random, 70_000));
                peer.WriteRaw([.. greeting, .. ready, .. half.AsSpan(0, random.Next(half.Length))]);
                break;
        }
    }

    private static byte[] Bytes(Random random, int most)
    {
        var bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static void Echo(RouterSocket router)
    {
        while (router.Receive(CancellationToken.None) is { } message)
        {
            router.Send(message.Identity, [.. message.Frames.Select(frame => (ReadOnlyMemory<byte>)frame)]);
        }
    }

    private static (int Handles, int Threads) Usage()
    {
        using var process = Process.GetCurrentProcess();
        return (process.HandleCount, process.Threads.Count);
    }
}
