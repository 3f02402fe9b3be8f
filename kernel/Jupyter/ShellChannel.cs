using System.Collections.Concurrent;

namespace CSharpKernel.Jupyter;

/// <summary>Works on the requests of the shell channel one after the other, on a thread of its own; another one takes them in as they come.</summary>
internal sealed class ShellChannel(RouterChannel channel, Interrupts interrupts)
{
    private readonly BlockingCollection<(long Number, Message Request)> queue = [];
    private Thread? reader;
    private Thread? worker;
    private long received;
    private long skippedThrough;
    private volatile bool stopping;

    /// <summary>Whether the request being worked on was queued when an earlier one failed that asks for the queue to be skipped then.</summary>
    public bool IsSkipped { get; private set; }

    public void Start(RequestLoop loop)
    {
        reader = Background.Start("shell reader", Read);
        worker = Background.Start("shell", () => Work(loop));
    }

    /// <summary>Marks what is queued by now; requests to execute among it are to be answered without being run.</summary>
    public void SkipQueue() => Volatile.Write(ref skippedThrough, Interlocked.Read(ref received));

    /// <summary>Interrupts the present request and takes no further one; false when it has not ended within the limit.</summary>
    public bool Stop(TimeSpan limit)
    {
        stopping = true;
        interrupts.Interrupt();
        queue.CompleteAdding();
        return worker!.Join(limit);
    }

    /// <summary>Waits for the reader, which ends with the socket.</summary>
    public void Join() => reader!.Join();

    private void Read()
    {
        while (channel.Receive(CancellationToken.None) is { } request)
        {
            try
            {
                queue.Add((Interlocked.Increment(ref received), request));
            }
            catch (InvalidOperationException) when (stopping)
            {
                return;
            }
        }
    }

    private void Work(RequestLoop loop)
    {
        foreach (var (number, request) in queue.GetConsumingEnumerable())
        {
            interrupts.Begin();
            if (stopping)
            {
                return;
            }

            IsSkipped = number <= Volatile.Read(ref skippedThrough);
            loop.Handle(request);
            interrupts.End();
        }
    }
}
