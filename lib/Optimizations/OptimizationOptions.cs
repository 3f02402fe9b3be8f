namespace EcommerceNotebooks.Optimizations;

/// <summary>How optimisations are measured.</summary>
public sealed record OptimizationOptions
{
    /// <summary>Rounds that count, each running both sides once; at least 1. A verdict of faster or slower needs at least 5.</summary>
    public int Repeats { get; init; } = 7;

    /// <summary>Rounds before them that do not count; at least 0.</summary>
    public int WarmUps { get; init; } = 1;

    /// <summary>
    /// The most rows, at least 1, of the slice of the log that techniques work on which have to write the data anew; the slice is whole days from the first on, at least one of them.
    /// The other techniques read the whole log.
    /// </summary>
    public long MostSliceRows { get; init; } = 4_000_000;

    /// <summary>The clock the runs are timed with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Repeats, 1, nameof(Repeats));
        ArgumentOutOfRangeException.ThrowIfNegative(WarmUps, nameof(WarmUps));
        ArgumentOutOfRangeException.ThrowIfLessThan(MostSliceRows, 1, nameof(MostSliceRows));
        ArgumentNullException.ThrowIfNull(Clock);
    }
}
