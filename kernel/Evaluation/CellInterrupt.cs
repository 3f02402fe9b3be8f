using System.Collections.Concurrent;
using System.Runtime;

namespace CSharpKernel.Evaluation;

/// <summary>Stops the code of one cell: asks first (a token), then aborts the thread's loops and wakes its sleeps and waits.</summary>
#pragma warning disable CA1001 // Never disposed: the threads that stop a cell may outlive it, and neither source holds a timer or a handle.
internal sealed class CellInterrupt
#pragma warning restore CA1001
{
    private static readonly TimeSpan WakeInterval = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource asked = new();
    private readonly CancellationTokenSource aborted = new();
    private readonly ConcurrentQueue<Exception> failures = new();
    private readonly Lock gate = new();
    private Thread? userThread;
    private bool requested;
    private bool ended;

    /// <summary>Cancelled as soon as the cell is to stop.</summary>
    public CancellationToken Token => asked.Token;

    /// <summary>What went wrong while stopping: exceptions of hooks and of callbacks registered on the token.</summary>
    public IReadOnlyCollection<Exception> Failures => failures;

    /// <summary>Runs user code on the calling thread, which must be one made for this cell alone; throws <see cref="OperationCanceledException"/> when stopped.</summary>
    public void RunAbortable(Action action)
    {
        lock (gate)
        {
            userThread = Thread.CurrentThread;
        }

        try
        {
#pragma warning disable SYSLIB0046 // Aborting code that was typed by the user a moment ago is what this method exists for.
            ControlledExecution.Run(action, aborted.Token);
#pragma warning restore SYSLIB0046
        }
        finally
        {
            LeaveUserCode();
        }
    }

    /// <summary>Begins to stop the cell and returns at once; the hooks break native calls that no abort can reach.</summary>
    public void Request(Action hooks)
    {
        lock (gate)
        {
            if (requested)
            {
                return;
            }

            requested = true;
        }

        // Each of these may block until the cell gives in, so each has a thread of its own.
        RunInBackground(asked.Cancel);
        RunInBackground(hooks);
        RunInBackground(aborted.Cancel);
        RunInBackground(WakeUntilEnded);
    }

    /// <summary>Says that the cell's thread is done, so that nothing is sent to it any more.</summary>
    public void End()
    {
        lock (gate)
        {
            ended = true;
        }
    }

    private void RunInBackground(Action action)
    {
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
#pragma warning disable CA1031 // Kept for the report: an exception here would end the process.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failures.Enqueue(exception);
            }
        })
        {
            IsBackground = true,
            Name = "cell interrupt",
        };
        thread.Start();
    }

    private void LeaveUserCode()
    {
        while (true)
        {
            try
            {
                lock (gate)
                {
                    userThread = null;
                    return;
                }
            }
            catch (ThreadInterruptedException)
            {
                // A wake-up that arrived after the user's code had ended: there is nothing left to wake.
            }
        }
    }

    private void WakeUntilEnded()
    {
        while (true)
        {
            Thread.Sleep(WakeInterval);
            lock (gate)
            {
                if (ended)
                {
                    return;
                }

                userThread?.Interrupt();
            }
        }
    }
}
