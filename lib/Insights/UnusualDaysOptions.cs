using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Insights;

/// <summary>How days that break the pattern are looked for.</summary>
public sealed record UnusualDaysOptions
{
    /// <summary>The chance that a log without any break has a finding, all days and series together; between 0 and 1.</summary>
    public double FalseAlarms { get; init; } = 0.05;

    /// <summary>How many days on each side tell what a day should be like; 7 to 60.</summary>
    public int Neighbours { get; init; } = 14;

    internal UnusualDaysOptions Checked()
    {
        Probability.Inner(FalseAlarms, nameof(FalseAlarms));
        ArgumentOutOfRangeException.ThrowIfLessThan(Neighbours, 7);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Neighbours, 60);
        return this;
    }
}
