using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>What an experiment on a rate is planned for: baseline, smallest effect worth finding, error rates, and how many users come.</summary>
public sealed record DesignOptions
{
    /// <summary>The control's expected rate, in [0, 1].</summary>
    public required double Baseline { get; init; }

    /// <summary>The smallest relative change worth finding, such as 0.5 for a rise by half; not 0.</summary>
    public required double RelativeEffect { get; init; }

    /// <summary>Error rates, sides, split and corrections. Each treatment is a comparison, also where this says fewer; with several goals, say treatments times goals.</summary>
    public PowerOptions Power { get; init; } = PowerOptions.Default;

    /// <summary>The formula.</summary>
    public ProportionMethod Method { get; init; }

    /// <summary>Arms, with the control: 2 or more.</summary>
    public int Arms { get; init; } = 2;

    /// <summary>Eligible users who come for the first time, per day, as long as all days are alike; null where <see cref="CumulativeUsers"/> says it.</summary>
    public double? NewUsersPerDay { get; init; }

    /// <summary>Different users seen up to the end of each day, from the first day on, not falling: what a real log gives, as visitors come again. It goes on at the rate of its last week.</summary>
    public IReadOnlyList<long>? CumulativeUsers { get; init; }

    /// <summary>All users who can ever take part; null for no limit.</summary>
    public long? SegmentSize { get; init; }

    /// <summary>The power options with a comparison for each treatment at least, as the analysis will correct for them.</summary>
    internal PowerOptions Compared => Power with { Comparisons = Math.Max(Power.Comparisons, Arms - 1) };

    /// <summary>The changed rate.</summary>
    internal double Rate => Baseline * (1 + RelativeEffect);

    internal DesignOptions Checked()
    {
        Power.Checked();
        ArgumentOutOfRangeException.ThrowIfLessThan(Arms, 2);
        if (!(Baseline is >= 0 and <= 1) || !(Rate is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(
                nameof(Baseline),
                Baseline,
                $"Baseline and changed rate lie in [0, 1]; the changed rate is {Rate}."
            );
        }

        if (NewUsersPerDay is { } perDay && !(perDay > 0 && double.IsFinite(perDay)))
        {
            throw new ArgumentOutOfRangeException(nameof(NewUsersPerDay), perDay, "New users per day are above 0.");
        }

        if (SegmentSize is { } size)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(SegmentSize));
        }

        return this;
    }
}
