using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Customers;

/// <summary>How customers' future value is estimated.</summary>
public sealed record LifetimeOptions
{
    /// <summary>The instant (UTC) up to which purchases count, not included. A day counts once it is over: ages run to the last whole day before, and the purchases of a day that is cut in two lie ahead.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Which purchases count; a filter's end after <see cref="AsOf"/> changes nothing, and at one before it customers are no longer watched.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>The unit in which the model counts time.</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.Week;

    /// <summary>Months ahead whose purchases count, 1 to 1,200.</summary>
    public int Months { get; init; } = 12;

    /// <summary>The rate by which money loses value in a month; 0.01 is 1 %.</summary>
    public double MonthlyDiscount { get; init; } = 0.01;

    /// <summary>When the models are refused.</summary>
    public FitOptions Fit { get; init; } = new();

    /// <summary>Resamples for the intervals, 0 (none) or 20 to 10,000.</summary>
    public int Resamples { get; init; }

    /// <summary>The seed of the resamples.</summary>
    public ulong Seed { get; init; } = 1;

    internal LifetimeOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Months, 1_200);
        ArgumentOutOfRangeException.ThrowIfNegative(
            Statistics.Probability.Finite(MonthlyDiscount, nameof(MonthlyDiscount))
        );
        ArgumentNullException.ThrowIfNull(Unit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Resamples, 10_000);
        return Resamples is 0 or >= 20
            ? this
            : throw new ArgumentOutOfRangeException(
                nameof(Resamples),
                Resamples,
                "Resamples are 0 or 20 to 10,000: fewer say nothing of the ends of an interval."
            );
    }
}
