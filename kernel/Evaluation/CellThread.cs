using System.Globalization;

namespace CSharpKernel.Evaluation;

/// <summary>How a cell's thread came to its end, the task of that end (still running when it could not be stopped), and what went wrong while stopping it.</summary>
internal sealed record CellThread(CellThreadEnd End, Task Ended, IReadOnlyCollection<Exception> StopFailures)
{
    private const int StackBytes = 16 * 1024 * 1024;

    /// <summary>Runs the work on a thread of its own, to its end or until the grace period after a request to stop is over; an exception of the work comes out of here.</summary>
    public static CellThread Run(
        Action<CellInterrupt> work,
        TimeSpan? timeLimit,
        TimeSpan gracePeriod,
        Action interruptHooks,
        CancellationToken cancellationToken
    )
    {
        var interrupt = new CellInterrupt();
        var ended = Start(work, interrupt);
        var end = WaitForEnd(ended, timeLimit, cancellationToken);
        if (end != CellThreadEnd.Completed)
        {
            interrupt.Request(interruptHooks);
            if (WaitForEnd(ended, gracePeriod, CancellationToken.None) != CellThreadEnd.Completed)
            {
                return new CellThread(CellThreadEnd.Unstoppable, ended, interrupt.Failures);
            }

            interrupt.Settle();
        }

        ended.GetAwaiter().GetResult();
        return new CellThread(end, ended, interrupt.Failures);
    }

    private static Task Start(Action<CellInterrupt> work, CellInterrupt interrupt)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    work(interrupt);
                    interrupt.End();
                    ended.SetResult();
                }
#pragma warning disable CA1031 // Handed to the caller through the task: an exception here would end the process.
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    interrupt.End();
                    ended.SetException(exception);
                }
            },
            StackBytes
        )
        {
            IsBackground = true,
            Name = "cell",
            CurrentCulture = CultureInfo.InvariantCulture,
            CurrentUICulture = CultureInfo.InvariantCulture,
        };
        thread.Start();
        return ended.Task;
    }

    private static CellThreadEnd WaitForEnd(Task ended, TimeSpan? limit, CancellationToken cancellationToken)
    {
        try
        {
            var first = Task.WaitAny([ended], (int)(limit?.TotalMilliseconds ?? Timeout.Infinite), cancellationToken);
            return first == 0 ? CellThreadEnd.Completed : CellThreadEnd.TimedOut;
        }
        catch (OperationCanceledException)
        {
            return CellThreadEnd.Interrupted;
        }
    }
}
