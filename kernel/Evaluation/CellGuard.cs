namespace CSharpKernel.Evaluation;

/// <summary>The check that cells carry in their loops and functions, so that they can be stopped at a point where nothing is half done.</summary>
public static class CellGuard
{
    private static readonly AsyncLocal<CancellationToken> Ambient = new();
    private static int stopping;

    /// <summary>Throws <see cref="OperationCanceledException"/> when the cell that the calling code belongs to is to stop; costs a field read otherwise.</summary>
    public static void ThrowIfStopping()
    {
        if (Volatile.Read(ref stopping) != 0)
        {
            Ambient.Value.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Names the token of the cell that begins on this thread, and of all work it starts.</summary>
    internal static void Enter(CancellationToken cancellationToken) => Ambient.Value = cancellationToken;

    /// <summary>Makes every check look at its token from now on: without it a check costs no look-up.</summary>
    internal static void BeginStopping() => Interlocked.Increment(ref stopping);

    /// <summary>The counterpart of <see cref="BeginStopping"/>, once the cell has stopped.</summary>
    internal static void EndStopping() => Interlocked.Decrement(ref stopping);
}
