using System.Runtime.CompilerServices;

namespace CSharpKernel.Evaluation;

/// <summary>What the awaits of a cell wait on: the same as typed, and the cell's end if it is stopped before, so that its finally blocks run.</summary>
public static class CellAwait
{
    /// <summary>The task, given up when the cell is to stop.</summary>
    public static Task Stoppable(Task task) =>
        task is null || task.IsCompleted || !CellGuard.Token.CanBeCanceled ? task! : task.WaitAsync(CellGuard.Token);

    /// <summary>The task, given up when the cell is to stop.</summary>
    public static Task<T> Stoppable<T>(Task<T> task) =>
        task is null || task.IsCompleted || !CellGuard.Token.CanBeCanceled ? task! : task.WaitAsync(CellGuard.Token);

    /// <summary>The task, given up when the cell is to stop.</summary>
    public static ValueTask Stoppable(ValueTask task) =>
        task.IsCompleted || !CellGuard.Token.CanBeCanceled ? task : new(task.AsTask().WaitAsync(CellGuard.Token));

    /// <summary>The task, given up when the cell is to stop.</summary>
    public static ValueTask<T> Stoppable<T>(ValueTask<T> task) =>
        task.IsCompleted || !CellGuard.Token.CanBeCanceled ? task : new(task.AsTask().WaitAsync(CellGuard.Token));

    /// <summary>The sequence, given up between items, and while one is waited for, when the cell is to stop.</summary>
    public static IAsyncEnumerable<T> Stoppable<T>(IAsyncEnumerable<T> sequence) =>
        sequence is null || !CellGuard.Token.CanBeCanceled ? sequence! : Read(sequence, CellGuard.Token);

    /// <summary>Whatever else can be awaited, as it is.</summary>
    public static T Stoppable<T>(T awaitable)
        where T : allows ref struct => awaitable;

    private static async IAsyncEnumerable<T> Read<T>(
        IAsyncEnumerable<T> sequence,
        CancellationToken cell,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cell, cancellationToken);
        var items = sequence.GetAsyncEnumerator(either.Token);
        try
        {
            while (await items.MoveNextAsync().AsTask().WaitAsync(cell))
            {
                yield return items.Current;
            }
        }
        finally
        {
            // A sequence that does not listen cannot be disposed while it works on its next item.
            if (!cell.IsCancellationRequested)
            {
                await items.DisposeAsync();
            }
        }
    }
}
