using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>The plan a decision is held to.</summary>
public sealed record DecisionOptions
{
    /// <summary>Users planned for the smallest arm, at the first look if several are planned; a decision for a treatment is refused before both its arms have them.</summary>
    public required long PlannedUsersPerArm { get; init; }

    /// <summary>Full days the experiment ran.</summary>
    public required double DaysRun { get; init; }

    /// <summary>The fewest days of an experiment.</summary>
    public double MinimumDays { get; init; } = 3;

    /// <summary>Which look this is: how often results were looked at, this time included.</summary>
    public int Looks { get; init; } = 1;

    /// <summary>
    /// How many looks were planned before the first one; they share alpha. Null where nobody knows how often one will look: then the always-valid p-value decides at every look, the first included.
    /// </summary>
    public int? PlannedLooks { get; init; } = 1;

    /// <summary>A relative effect of a goal beyond this is more often a fault than a triumph.</summary>
    public double SuspiciousEffect { get; init; } = 0.5;

    /// <summary>The relative effect the plan was to find; an interval that excludes it says that the treatment is not worth it.</summary>
    public double TargetEffect { get; init; } = 0.1;

    internal bool IsLastPlannedLook => PlannedLooks is not { } planned || Looks >= planned;

    internal bool IsBeyondPlan => PlannedLooks is { } planned && Looks > planned;

    internal DecisionOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(PlannedUsersPerArm);
        ArgumentOutOfRangeException.ThrowIfLessThan(Looks, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(PlannedLooks ?? 1, 1, nameof(PlannedLooks));
        ArgumentOutOfRangeException.ThrowIfNegative(Probability.Finite(DaysRun, nameof(DaysRun)));
        ArgumentOutOfRangeException.ThrowIfNegative(Probability.Finite(MinimumDays, nameof(MinimumDays)));
        ArgumentOutOfRangeException.ThrowIfNegative(Probability.Finite(SuspiciousEffect, nameof(SuspiciousEffect)));
        Probability.Finite(TargetEffect, nameof(TargetEffect));
        return this;
    }
}
