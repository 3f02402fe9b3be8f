using System.Threading.RateLimiting;

namespace Dashboard;

/// <summary>Lets so many questions be computed at a time, each on a thread of its own; a bounded number of others waits, in the order in which they came.</summary>
internal sealed class QuestionTurns(int atATime, int waiting) : IDisposable
{
    private readonly ConcurrencyLimiter limiter = new(
        new ConcurrencyLimiterOptions
        {
            PermitLimit = atATime,
            QueueLimit = waiting,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    /// <summary>Computes when it is its turn.</summary>
    /// <exception cref="TooBusyException">Too many wait.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled before its turn came.</exception>
    internal async Task<T> Run<T>(Func<T> question, CancellationToken cancellationToken)
    {
        using var turn = await limiter.AcquireAsync(1, cancellationToken);
        return turn.IsAcquired
            ? await Task.Factory.StartNew(
                question,
                CancellationToken.None,
                TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
                TaskScheduler.Default
            )
            : throw new TooBusyException();
    }

    public void Dispose() => limiter.Dispose();
}

/// <summary>Too many questions wait.</summary>
internal sealed class TooBusyException : Exception
{
    public TooBusyException()
        : base("Too many questions wait at the moment: ask again in a few seconds.") { }
}
