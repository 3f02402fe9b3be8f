using System.Collections.Concurrent;

namespace CSharpKernel.Evaluation;

/// <summary>
/// Stops the code of one cell: a token that the cell's own checks look at, the libraries' hooks, and a wake-up from sleeps and waits. The thread is never
/// aborted: <c>ControlledExecution</c> ends the process when it meets a call at the wrong moment (measured on .NET 10, Linux).
/// </summary>
#pragma warning disable CA1001 // The token is never disposed: the threads that stop a cell may outlive it, and it holds neither timer nor handle.
internal sealed class CellInterrupt
#pragma warning restore CA1001
{
    private static readonly TimeSpan WakeInterval = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SettleTimeLimit = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource asked = new();
    private readonly ConcurrentQueue<Exception> failures = new();
    private readonly List<Thread> helpers = [];
    private readonly object gate = new();
    private Thread? userThread;
    private bool requested;
    private bool ended;

    /// <summary>Cancelled as soon as the cell is to stop.</summary>
    public CancellationToken Token => asked.Token;

    /// <summary>What went wrong while stopping: exceptions of hooks and of callbacks registered on the token.</summary>
    public IReadOnlyCollection<Exception> Failures => failures;

    /// <summary>Runs user code on the calling thread, which must be one made for this cell alone: from now on it is woken from waits when the cell is to stop.</summary>
    public void RunUserCode(Action action)
    {
        lock (gate)
        {
            userThread = Thread.CurrentThread;
        }

        try
        {
            action();
        }
        finally
        {
            LeaveUserCode();
        }
    }

    /// <summary>Begins to stop the cell and returns at once; the hooks break native calls, which neither checks nor wake-ups reach.</summary>
    public void Request(Action hooks)
    {
        lock (gate)
        {
            if (requested || ended)
            {
                return;
            }

            requested = true;

            // Each of these may block until the cell gives in, so each has a thread of its own.
            CellGuard.BeginStopping();
            RunInBackground(asked.Cancel);
            RunInBackground(hooks);
            RunInBackground(WakeUntilEnded);
        }
    }

    /// <summary>Says that the cell's thread is done, so that nothing is sent to it any more.</summary>
    public void End()
    {
        lock (gate)
        {
            ended = true;
            Monitor.PulseAll(gate);
            if (!requested)
            {
                return;
            }
        }

        CellGuard.EndStopping();
    }

    /// <summary>Waits, for two seconds at most, until what was sent to stop the cell has been delivered, so that none of it meets the next cell.</summary>
    public void Settle()
    {
        var limit = DateTime.UtcNow + SettleTimeLimit;
        foreach (var helper in helpers)
        {
            var left = limit - DateTime.UtcNow;
            helper.Join(left > TimeSpan.Zero ? left : TimeSpan.Zero);
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
        helpers.Add(thread);
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
                    if (!requested)
                    {
                        return;
                    }
                }

                // A wake-up that is still pending comes at the next wait: here, where it does no harm.
                Thread.Sleep(1);
                return;
            }
            catch (ThreadInterruptedException)
            {
                // A wake-up that arrived after the user's code had ended: there is nothing left to wake.
            }
        }
    }

    private void WakeUntilEnded()
    {
        lock (gate)
        {
            while (!ended)
            {
                Monitor.Wait(gate, WakeInterval);

                // Only a thread that waits needs waking: one that runs is told by its checks.
                if (!ended && userThread is { } waiting && waiting.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
                {
                    waiting.Interrupt();
                }
            }
        }
    }
}
