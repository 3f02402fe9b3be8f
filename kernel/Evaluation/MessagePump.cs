namespace CSharpKernel.Evaluation;

/// <summary>Keeps the continuations of a cell's awaits on the cell's own thread, so that stopping that thread stops all of the cell.</summary>
internal sealed class MessagePump : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> pending = new();
    private readonly object gate = new();
    private bool ended;

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (gate)
        {
            if (!ended)
            {
                pending.Enqueue((d, state));
                Monitor.PulseAll(gate);
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

    /// <summary>Runs what is posted until the task has ended; the exception of a posted callback comes out of here.</summary>
    public void RunUntilCompleted(Task task, CancellationToken cancellationToken)
    {
        using var cancelled = cancellationToken.Register(Wake);
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
            End();
        }
    }

    private (SendOrPostCallback Callback, object? State)? Next(Task task, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (task.IsCompleted)
                {
                    return null;
                }

                if (pending.TryDequeue(out var next))
                {
                    return next;
                }

                Monitor.Wait(gate);
            }
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
        }

        foreach (var (callback, state) in left)
        {
            Post(callback, state);
        }
    }
}
