using System.Runtime.CompilerServices;

namespace CSharpKernel.Evaluation;

/// <summary>The checks that cells carry in their loops and functions, so that they can be stopped at a point where nothing is half done.</summary>
public static class CellGuard
{
    // Work that a stopped cell left in a sleep or a library call is told when it comes back, this long at most.
    private static readonly TimeSpan Aftermath = TimeSpan.FromMinutes(1);

    private static readonly AsyncLocal<CancellationToken> Ambient = new();
    private static int stopping;

    /// <summary>Cancelled when the cell that the calling code belongs to is to stop.</summary>
    internal static CancellationToken Token => Ambient.Value;

    /// <summary>Throws <see cref="OperationCanceledException"/> when the cell that the calling code belongs to is to stop; costs a field read otherwise.</summary>
    public static void ThrowIfStopping()
    {
        if (Volatile.Read(ref stopping) != 0)
        {
            Ambient.Value.ThrowIfCancellationRequested();
        }
    }

    /// <summary>
    /// The check at the beginning of a function: also throws <see cref="InsufficientExecutionStackException"/> when the stack is nearly used up,
    /// because running over its end would end the process.
    /// </summary>
    public static void EnterFunction()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        ThrowIfStopping();
    }

    /// <summary>Names the token of the cell that begins on this thread, and of all work it starts.</summary>
    internal static void Enter(CancellationToken cancellationToken) => Ambient.Value = cancellationToken;

    /// <summary>Makes every check look at its token from now on: without it a check costs no look-up.</summary>
    internal static void BeginStopping() => Interlocked.Increment(ref stopping);

    /// <summary>The counterpart of <see cref="BeginStopping"/>, once the cell has stopped; it takes effect a minute later.</summary>
    internal static void EndStopping() =>
        // Started without the cell's context, which would keep its session in memory.
        ThreadPool.UnsafeQueueUserWorkItem(_ => EndAftermath(), null);

    private static void EndAftermath()
    {
        Timer? timer = null;
        timer = new Timer(
            _ =>
            {
                Interlocked.Decrement(ref stopping);
                timer!.Dispose();
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
        timer.Change(Aftermath, Timeout.InfiniteTimeSpan);
    }
}
