using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using CSharpKernel.Zmtp;

namespace Tests.Kernel.Zmtp;

public sealed class PublisherSocketTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Publish_ToPrefixesSubscribedByMessageOrCommand_ReachesThoseThatMatch(int minor)
    {
        using var publisher = new PublisherSocket(0);
        using var client = ZmtpClient.Connect(publisher.Port, "SUB", minor: minor);
        client.Subscribe("stream"u8.ToArray());
        client.Subscribe("status"u8.ToArray());
        client.WaitForSubscription();
        Publish(publisher, "stream", "1");
        Publish(publisher, "strea", "2");
        Publish(publisher, "status.busy", "3");
        Publish(publisher, "", "4");
        Publish(publisher, "streams", "5");
        client.Unsubscribe("status"u8.ToArray());
        client.WaitForSubscriptionAfter(["stream", "1"], ["status.busy", "3"], ["streams", "5"]);
        Publish(publisher, "status", "6");
        Publish(publisher, "stream", "7");

        Assert.Equal(["stream", "7"], client.ReceiveText());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Unsubscribe_FromAPrefixSubscribedTwice_TakesTwo(int minor)
    {
        using var publisher = new PublisherSocket(0);
        using var client = ZmtpClient.Connect(publisher.Port, "XSUB", minor: minor);
        client.Subscribe([]);
        client.Subscribe([]);
        client.Unsubscribe([]);
        client.Unsubscribe("other"u8.ToArray());
        client.WaitForSubscription();
        Publish(publisher, "a");
        client.Unsubscribe([]);
        client.WaitForSubscriptionAfter(["a"]);
        Publish(publisher, "b");
        client.Subscribe([]);
        client.WaitForSubscription();
        Publish(publisher, "c");

        Assert.Equal(["c"], client.ReceiveText());
    }

    [Fact]
    public void Publish_ByTwoThreads_ReachesAllSubscribersInOneOrder()
    {
        using var publisher = new PublisherSocket(0);
        using var one = ZmtpClient.Subscriber(publisher.Port);
        using var two = ZmtpClient.Subscriber(publisher.Port);
        one.WaitForSubscription();
        two.WaitForSubscription();
        const int Messages = 500;
        var threads = new[] { "a", "b" }
            .Select(name => new Thread(() =>
            {
                for (var index = 0; index < Messages; index++)
                {
                    Publish(publisher, $"{name}{index}");
                }
            }))
            .ToArray();
        Array.ForEach(threads, thread => thread.Start());
        var atOne = Enumerable.Range(0, 2 * Messages).Select(_ => one.ReceiveText()[0]).ToArray();
        var atTwo = Enumerable.Range(0, 2 * Messages).Select(_ => two.ReceiveText()[0]).ToArray();
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(atOne, atTwo);
        Assert.Equal(Enumerable.Range(0, Messages).Select(index => $"a{index}"), atOne.Where(text => text[0] == 'a'));
    }

    [Fact]
    public void WaitForRoom_WithASlowSubscriber_KeepsMemoryBoundedAndNothingIsLost()
    {
        const int Messages = 60_000;
        const int Limit = 256 << 10;
        const int MessageBytes = 200;
        using var publisher = new PublisherSocket(0, new ZmtpOptions { PublisherQueueBytes = Limit });
        using var fast = ZmtpClient.Subscriber(publisher.Port);
        using var slow = ZmtpClient.Subscriber(publisher.Port);
        fast.WaitForSubscription();
        slow.WaitForSubscription();
        using var go = new ManualResetEventSlim();
        var producer = new Thread(() =>
        {
            var padding = new byte[MessageBytes];
            for (var index = 0; index < Messages; index++)
            {
                publisher.WaitForRoom(CancellationToken.None);
                publisher.Publish([BitConverter.GetBytes(index), padding]);
            }
        });
        var fastCount = 0;
        var fastReader = new Thread(() =>
        {
            while (fastCount < Messages && BitConverter.ToInt32(fast.Receive()[0]) == fastCount)
            {
                fastCount++;
            }
        });
        producer.Start();
        fastReader.Start();

        // The slow one reads nothing until the producer had to wait for it.
        Wait.Until(() => publisher.Waits > 0);
        for (var index = 0; index < Messages; index++)
        {
            Assert.Equal(index, BitConverter.ToInt32(slow.Receive()[0]));
        }

        producer.Join();
        fastReader.Join();
        Assert.Equal(Messages, fastCount);
        Assert.InRange(publisher.LargestQueueBytes, Limit + 1, Limit + MessageBytes + 1_000);
    }

    [Fact]
    public void WaitForRoom_WithASubscriberThatTakesNothing_DropsItWhileTheOthersGoOn()
    {
        var log = new ConcurrentQueue<string>();
        var options = new ZmtpOptions
        {
            PublisherQueueBytes = 1 << 20,
            StallTimeLimit = TimeSpan.FromMilliseconds(500),
            Log = log.Enqueue,
        };
        using var publisher = new PublisherSocket(0, options);
        using var stuck = ZmtpClient.Subscriber(publisher.Port);
        using var good = ZmtpClient.Subscriber(publisher.Port);
        stuck.WaitForSubscription();
        good.WaitForSubscription();
        const int Messages = 400;
        var received = 0;
        var reader = new Thread(() =>
        {
            while (received < Messages && BitConverter.ToInt32(good.Receive()[0]) == received)
            {
                received++;
            }
        });
        reader.Start();
        var padding = new byte[50_000];
        for (var index = 0; index < Messages; index++)
        {
            publisher.WaitForRoom(CancellationToken.None);
            publisher.Publish([BitConverter.GetBytes(index), padding]);
        }

        reader.Join();
        Assert.Equal(Messages, received);
        Assert.Contains("took nothing for too long", Assert.Single(log), StringComparison.Ordinal);
        Wait.Until(() => publisher.ConnectionCount == 1);
    }

    [Fact]
    public void WaitForRoom_WhenCancelledOrInterrupted_EndsWhilePublishingGoesOn()
    {
        using var publisher = new PublisherSocket(0, new ZmtpOptions { PublisherQueueBytes = 1 << 20 });
        using var stuck = ZmtpClient.Subscriber(publisher.Port);
        stuck.WaitForSubscription();
        var padding = new byte[1 << 20];
        var published = 0;
        Wait.Until(() =>
        {
            Publish(publisher, $"{published++}", padding);
            return published > 20;
        });
        using var cancellation = new CancellationTokenSource();
        var cancelled = WaitOn(() => publisher.WaitForRoom(cancellation.Token));
        Wait.Until(() => publisher.Waits == 1);
        var interrupted = WaitOn(() => publisher.WaitForRoom(CancellationToken.None));
        Wait.Until(() => publisher.Waits == 2);
        cancellation.Cancel();
        interrupted.Thread.Interrupt();
        Publish(publisher, $"{published++}", padding);

        Assert.IsAssignableFrom<OperationCanceledException>(cancelled.Join());
        Assert.IsType<ThreadInterruptedException>(interrupted.Join());
        for (var index = 0; index < published; index++)
        {
            Assert.Equal($"{index}", Encoding.UTF8.GetString(stuck.Receive()[0]));
        }

        publisher.WaitForRoom(CancellationToken.None);
    }

    [Fact]
    public void Publish_OnAThreadThatIsInterrupted_ReachesEveryone()
    {
        using var publisher = new PublisherSocket(0);
        using var one = ZmtpClient.Subscriber(publisher.Port);
        using var two = ZmtpClient.Subscriber(publisher.Port);
        one.WaitForSubscription();
        two.WaitForSubscription();
        const int Messages = 4_000;
        var stillInterrupted = false;
        var producer = new Thread(() =>
        {
            for (var index = 0; index < Messages; index++)
            {
                Publish(publisher, $"{index}");
            }

            stillInterrupted = Record.Exception(() => Thread.Sleep(30_000)) is ThreadInterruptedException;
        });
        producer.Start();
        var interrupting = new Thread(() =>
        {
            do
            {
                producer.Interrupt();
            } while (!producer.Join(TimeSpan.Zero));
        });
        interrupting.Start();
        for (var index = 0; index < Messages; index++)
        {
            Assert.Equal($"{index}", one.ReceiveText()[0]);
            Assert.Equal($"{index}", two.ReceiveText()[0]);
        }

        interrupting.Join();
        Assert.True(stillInterrupted);
    }

    [Fact]
    public void Publish_OfAHundredMegabytes_ArrivesWholeAtSeveralSubscribers()
    {
        using var publisher = new PublisherSocket(0);
        using var one = ZmtpClient.Subscriber(publisher.Port);
        using var two = ZmtpClient.Subscriber(publisher.Port);
        one.WaitForSubscription();
        two.WaitForSubscription();
        var frame = new byte[100_000_000];
        new Random(1).NextBytes(frame);
        Publish(publisher, "big", frame);
        Publish(publisher, "after");

        foreach (var client in new[] { one, two })
        {
            Assert.True(frame.AsSpan().SequenceEqual(client.Receive()[1]));
            Assert.Equal(["after"], client.ReceiveText());
        }
    }

    [Fact]
    public void Subscribe_ToTooManyPrefixes_ClosesThatConnectionAlone()
    {
        using var publisher = new PublisherSocket(0);
        using var good = ZmtpClient.Subscriber(publisher.Port);
        good.WaitForSubscription();
        using var greedy = ZmtpClient.Connect(publisher.Port, "SUB");
        var bytes = Enumerable
            .Range(0, 1_001)
            .SelectMany(index => ZmtpClient.Frame(0, [1, .. BitConverter.GetBytes(index)]));
        greedy.WriteRaw(bytes.ToArray());
        greedy.WaitForEnd();
        Publish(publisher, "still here");

        Assert.Equal(["still here"], good.ReceiveText());
    }

    [Fact]
    public void Dispose_WithASubscriberThatTakesNothing_EndsAtTheLinger()
    {
        var publisher = new PublisherSocket(0, new ZmtpOptions { Linger = TimeSpan.FromMilliseconds(200) });
        using var stuck = ZmtpClient.Subscriber(publisher.Port);
        stuck.WaitForSubscription();
        Publish(publisher, "big", new byte[50_000_000]);
        var clock = Stopwatch.StartNew();
        publisher.Dispose();

        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(150), TimeSpan.FromSeconds(60));
        Assert.Equal(0, publisher.ConnectionCount);
    }

    private static void Publish(PublisherSocket publisher, string topic, byte[]? body = null) =>
        publisher.Publish(body is null ? [Encoding.UTF8.GetBytes(topic)] : [Encoding.UTF8.GetBytes(topic), body]);

    private static void Publish(PublisherSocket publisher, string topic, string body) =>
        Publish(publisher, topic, Encoding.UTF8.GetBytes(body));

    private static (Thread Thread, Func<Exception?> Join) WaitOn(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action));
        thread.Start();
        return (
            thread,
            () =>
            {
                thread.Join();
                return thrown;
            }
        );
    }
}
