using System.Text;
using CSharpKernel.Zmtp;
using Tests.Support;

namespace Tests.Kernel.Zmtp;

/// <summary>The sockets against libzmq, which announces version 3.1, through Python.</summary>
public sealed class LibzmqTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [RequiresPythonFact("zmq")]
    public void Router_WithDealers_ExchangesMessagesOfAllSizes()
    {
        using var router = new RouterSocket(0);
        var identities = new List<string>();
        var echo = Echo(router, identities);
        var run = RunPython(
            """
            for identity in (b"", b"seven77", b"x" * 255):
                dealer = context.socket(zmq.DEALER)
                if identity:
                    dealer.setsockopt(zmq.IDENTITY, identity)
                dealer.setsockopt(zmq.RCVTIMEO, 60000)
                dealer.connect(address)
                messages = [[b"one"], [b"", b"a", b"", bytes(255), bytes(256), b"end"], [b"big", bytes(range(256)) * 40960]]
                messages += [[b"%d" % number] for number in range(5000)]
                for message in messages:
                    dealer.send_multipart(message)
                for message in messages:
                    assert dealer.recv_multipart() == message, message[0]
                dealer.close(linger=0)
            request = context.socket(zmq.REQ)
            request.setsockopt(zmq.RCVTIMEO, 60000)
            request.connect(address)
            request.send_multipart([b"a", b"b"])
            assert request.recv_multipart() == [b"a", b"b"]
            """,
            router.Port
        );
        router.Dispose();
        echo.Join();

        Assert.True(run.ExitCode == 0, run.Text);
        Assert.Equal(4, identities.Count);
        Assert.Equal(2, identities.Count(identity => identity.Length == 5 && identity[0] == '\0'));
        Assert.Contains("seven77", identities);
        Assert.Contains(new string('x', 255), identities);
    }

    [RequiresPythonFact("zmq")]
    public void Router_WithADealerThatConnectsAnewUnderItsIdentity_AnswersTheNewOne()
    {
        using var router = new RouterSocket(0);
        var echo = Echo(router, []);
        var run = RunPython(
            """
            former = None
            for number in range(20):
                dealer = context.socket(zmq.DEALER)
                dealer.setsockopt(zmq.IDENTITY, b"same")
                dealer.setsockopt(zmq.RCVTIMEO, 60000)
                dealer.setsockopt(zmq.RECONNECT_IVL, -1)
                dealer.connect(address)
                dealer.send(b"%d" % number)
                assert dealer.recv() == b"%d" % number
                if former:
                    former.close(linger=0)
                former = dealer
            """,
            router.Port
        );
        router.Dispose();
        echo.Join();

        Assert.True(run.ExitCode == 0, run.Text);
    }

    [RequiresPythonFact("zmq")]
    public void Publisher_WithSubscribers_GivesEachItsTopicsUntilItLeavesThem()
    {
        using var publisher = new PublisherSocket(0);
        using var stop = new CancellationTokenSource();
        var publishing = new Thread(() =>
        {
            // Numbers go on for ever, as a subscription takes effect some time after it was made.
            for (var index = 0; !stop.IsCancellationRequested; index++)
            {
                publisher.WaitForRoom(CancellationToken.None);
                publisher.Publish([
                    Encoding.UTF8.GetBytes($"ab{index % 3}"),
                    BitConverter.GetBytes(index),
                    new byte[index % 700],
                ]);
                if (index % 100 == 0)
                {
                    Thread.Sleep(1);
                }
            }
        });
        publishing.Start();
        var run = RunPython(
            """
            def subscribe(*topics):
                subscriber = context.socket(zmq.SUB)
                subscriber.setsockopt(zmq.RCVTIMEO, 60000)
                subscriber.setsockopt(zmq.RCVHWM, 0)
                for topic in topics:
                    subscriber.setsockopt(zmq.SUBSCRIBE, topic)
                subscriber.connect(address)
                return subscriber

            everything, some = subscribe(b""), subscribe(b"ab1", b"nothing")
            for subscriber, step in ((everything, 1), (some, 3)):
                last = None
                for _ in range(3000):
                    topic, number, padding = subscriber.recv_multipart()
                    number = int.from_bytes(number, "little")
                    assert topic == b"ab%d" % (number % 3) and len(padding) == number % 700
                    assert last is None or number == last + step, (last, number)
                    last = number
                assert step == 1 or topic == b"ab1"
            some.setsockopt(zmq.SUBSCRIBE, b"ab2")
            while some.recv_multipart()[0] != b"ab2":
                pass
            some.setsockopt(zmq.UNSUBSCRIBE, b"ab1")
            run = 0
            while run < 100:
                run = run + 1 if some.recv_multipart()[0] == b"ab2" else 0
            """,
            publisher.Port
        );
        stop.Cancel();
        publishing.Join();

        Assert.True(run.ExitCode == 0, run.Text);
    }

    [RequiresPythonFact("zmq")]
    public void Reply_ToRequestsWithHeartbeats_IsTheRequest()
    {
        using var reply = new ReplySocket(0);
        var run = RunPython(
            """
            request = context.socket(zmq.REQ)
            request.setsockopt(zmq.RCVTIMEO, 60000)
            request.setsockopt(zmq.HEARTBEAT_IVL, 20)
            request.setsockopt(zmq.HEARTBEAT_TIMEOUT, 10000)
            monitor = request.get_monitor_socket(zmq.EVENT_DISCONNECTED)
            request.connect(address)
            for number in range(20):
                request.send(b"ping %d" % number)
                assert request.recv() == b"ping %d" % number
                time.sleep(0.01)
            assert not monitor.poll(0), "disconnected"
            """,
            reply.Port
        );

        Assert.True(run.ExitCode == 0, run.Text);
    }

    [RequiresPythonFact("zmq")]
    public void Sockets_ThatComeAfterTheirPeers_AreFoundByThem()
    {
        using var probe = new RouterSocket(0);
        var port = probe.Port;
        probe.Dispose();
        RouterSocket? router = null;
        var late = new Thread(() =>
        {
            Thread.Sleep(200);
            router = new RouterSocket(port);
            Echo(router, []);
        });
        late.Start();
        var run = RunPython(
            """
            dealer = context.socket(zmq.DEALER)
            dealer.setsockopt(zmq.RCVTIMEO, 60000)
            dealer.connect(address)
            dealer.send(b"early")
            assert dealer.recv() == b"early"
            """,
            port
        );
        late.Join();
        router?.Dispose();

        Assert.True(run.ExitCode == 0, run.Text);
    }

    private static Thread Echo(RouterSocket router, List<string> identities)
    {
        var thread = new Thread(() =>
        {
            while (router.Receive(CancellationToken.None) is { } message)
            {
                var identity = Encoding.Latin1.GetString(message.Identity);
                if (!identities.Contains(identity))
                {
                    identities.Add(identity);
                }

                router.Send(message.Identity, [.. message.Frames.Select(frame => (ReadOnlyMemory<byte>)frame)]);
            }
        });
        thread.Start();
        return thread;
    }

    private static ProgramRun RunPython(string script, int port)
    {
        var whole = $"""
            import time
            import zmq
            context = zmq.Context()
            address = "tcp://127.0.0.1:{port}"
            {script}
            context.destroy(linger=0)
            """;
        return ProgramRun.Of(Python.Path!, ["-c", whole], Limit);
    }
}
