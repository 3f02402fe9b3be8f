using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Customers;

/// <summary>How customers' future value is estimated.</summary>
public sealed record LifetimeOptions
{
    /// <summary>The instant (UTC) up to which purchases count, not included. A day counts once it is over: ages run to the last whole day before, and the purchases of a day that is cut in two lie ahead.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Which purchases count; a filter's end after <see cref="AsOf"/> changes nothing, and at one before it customers are no longer watched.</summary>
    public EventFilter Filter { get; init; } = EventFilter.All;

    /// <summary>The model of buying: <see cref="HoldoutCheck.Chosen"/> says which one foretells better. BG/NBD, a baseline of the check, values nobody.</summary>
    public LifetimeModel Model { get; init; } = LifetimeModel.BgBb;

    /// <summary>The unit in which models of continuous time count; BG/BB counts days, each of them an opportunity to buy.</summary>
    public TimeUnit Unit { get; init; } = TimeUnit.Day;

    /// <summary>Months ahead whose purchases count, 1 to 1,200.</summary>
    public int Months { get; init; } = 12;

    /// <summary>The rate by which money loses value in a month; 0.01 is 1 %.</summary>
    public double MonthlyDiscount { get; init; } = 0.01;

    /// <summary>When the models are refused.</summary>
    public FitOptions Fit { get; init; } = new();

    /// <summary>Resamples for the intervals, 0 (none) or 40 to 10,000.</summary>
    public int Resamples { get; init; }

    /// <summary>The seed of the resamples.</summary>
    public ulong Seed { get; init; } = 1;

    internal static TimeUnit UnitOf(LifetimeModel model, TimeUnit unit) =>
        model == LifetimeModel.BgBb ? TimeUnit.Day : unit;

    internal LifetimeOptions Checked()
    {
        if (Model is not (LifetimeModel.BgBb or LifetimeModel.MbgNbd))
        {
            throw new ArgumentException(
                $"Customers are valued by BG/BB or MBG/NBD; {BuyingModel.NameOf(Model)} holds everybody for alive who bought once, and is a baseline of ValidateLifetimeValue."
            );
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Months, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Months, 1_200);
        ArgumentOutOfRangeException.ThrowIfNegative(
            Statistics.Probability.Finite(MonthlyDiscount, nameof(MonthlyDiscount))
        );
        ArgumentNullException.ThrowIfNull(Unit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Resamples, 10_000);
        return Resamples is 0 or >= LifetimeBootstrap.LeastResamples
            ? this
            : throw new ArgumentOutOfRangeException(
                nameof(Resamples),
                Resamples,
                $"Resamples are 0 or {LifetimeBootstrap.LeastResamples} to 10,000: fewer say nothing of the ends of an interval."
            );
    }
}
