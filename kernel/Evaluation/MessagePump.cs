using System.Diagnostics;
using System.Runtime.ExceptionServices;

namespace CSharpKernel.Evaluation;

/// <summary>
/// Keeps the continuations of a cell's awaits on the cell's own thread, so that stopping that thread stops all of the cell. While the cell's code blocks
/// that thread (<c>task.Result</c>, a sleep), a second thread runs what is posted, so that a task that is waited for can come to its end.
/// </summary>
internal sealed class MessagePump : SynchronizationContext
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LendAfter = TimeSpan.FromMilliseconds(50);

    private readonly Queue<(SendOrPostCallback Callback, object? State)> pending = new();
    private readonly object gate = new();
    private readonly Thread owner = Thread.CurrentThread;
    private ExceptionDispatchInfo? failure;
    private volatile bool ownerTakes;
    private bool isLent;
    private bool ended;

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (gate)
        {
            if (!ended)
            {
                pending.Enqueue((d, state));
                Monitor.PulseAll(gate);
                if (!ownerTakes && !isLent)
                {
                    isLent = true;
                    new Thread(Lend) { IsBackground = true, Name = "cell continuations" }.UnsafeStart();
                }

                return;
            }
        }

        // The cell is over; what it left behind goes on like any other background work.
        ThreadPool.QueueUserWorkItem(static work => work.d(work.state), (d, state), preferLocal: false);
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (Current == this)
        {
            d(state);
            return;
        }

        var done = new TaskCompletionSource();
        Post(
            _ =>
            {
                try
                {
                    d(state);
                    done.SetResult();
                }
#pragma warning disable CA1031 // Send gives the exception to its caller.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    done.SetException(exception);
                }
            },
            null
        );
        done.Task.GetAwaiter().GetResult();
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>
    /// Runs what is posted until the task has ended; the exception of a posted callback comes out of here. Once the token is cancelled the task is
    /// waited for only as long as something is still posted.
    /// </summary>
    public void RunUntilCompleted(Task task, CancellationToken cancellationToken)
    {
        var cancelled = cancellationToken.Register(Wake);
        _ = task.ContinueWith(
            _ => Wake(),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        try
        {
            while (Next(task, cancellationToken) is { } next)
            {
                next.Callback(next.State);
            }
        }
        finally
        {
            cancelled.Unregister();
            Undisturbed(End);
        }
    }

    private (SendOrPostCallback Callback, object? State)? Next(Task task, CancellationToken cancellationToken)
    {
        (SendOrPostCallback Callback, object? State)? next = null;
        var idle = Stopwatch.StartNew();
        Undisturbed(() => next = Take(task, idle, cancellationToken));
        failure?.Throw();
        return next;
    }

    private (SendOrPostCallback Callback, object? State)? Take(
        Task task,
        Stopwatch idle,
        CancellationToken cancellationToken
    )
    {
        // Told before the lock is waited for, so that this wait is not taken for one of the cell's code.
        ownerTakes = true;
        lock (gate)
        {
            try
            {
                while (true)
                {
                    if (task.IsCompleted || failure is not null)
                    {
                        return null;
                    }

                    if (pending.TryDequeue(out var next))
                    {
                        return next;
                    }

                    if (!cancellationToken.IsCancellationRequested)
                    {
                        Monitor.Wait(gate);
                        idle.Restart();
                    }
                    else if (idle.Elapsed < GiveUpAfter)
                    {
                        Monitor.Wait(gate, GiveUpAfter - idle.Elapsed);
                    }
                    else
                    {
                        cancellationToken.ThrowIfCancellationRequested();
                    }
                }
            }
            finally
            {
                ownerTakes = false;
            }
        }
    }

    // The wake-ups of a stop are meant for the cell's code; the pump hears of the stop by the token.
    private static void Undisturbed(Action action)
    {
        while (true)
        {
            try
            {
                action();
                return;
            }
            catch (ThreadInterruptedException)
            {
                continue;
            }
        }
    }

    private void Lend()
    {
        SetSynchronizationContext(this);
        while (TakeForBlockedOwner() is { } next)
        {
            try
            {
                next.Callback(next.State);
            }
#pragma warning disable CA1031 // Thrown on the cell's thread, as if it had run there.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                lock (gate)
                {
                    failure ??= ExceptionDispatchInfo.Capture(exception);
                }
            }
        }
    }

    private (SendOrPostCallback Callback, object? State)? TakeForBlockedOwner()
    {
        lock (gate)
        {
            while (!ended && !ownerTakes && pending.Count > 0)
            {
                if (
                    !Monitor.Wait(gate, LendAfter)
                    && !ended
                    && !ownerTakes
                    && owner.ThreadState.HasFlag(System.Threading.ThreadState.WaitSleepJoin)
                    && pending.TryDequeue(out var next)
                )
                {
                    return next;
                }
            }

            isLent = false;
            return null;
        }
    }

    private void Wake()
    {
        lock (gate)
        {
            Monitor.PulseAll(gate);
        }
    }

    private void End()
    {
        (SendOrPostCallback Callback, object? State)[] left;
        lock (gate)
        {
            ended = true;
            left = [.. pending];
            pending.Clear();
            Monitor.PulseAll(gate);
        }

        foreach (var (callback, state) in left)
        {
            Post(callback, state);
        }
    }
}
