namespace EcommerceNotebooks.Experiments;

/// <summary>The plan a decision is held to.</summary>
public sealed record DecisionOptions
{
    /// <summary>Users planned for the smallest arm; a decision for a treatment is refused before both its arms have them.</summary>
    public required long PlannedUsersPerArm { get; init; }

    /// <summary>Full days the experiment ran.</summary>
    public required double DaysRun { get; init; }

    /// <summary>The fewest days of an experiment.</summary>
    public double MinimumDays { get; init; } = 3;

    /// <summary>How often results were looked at, this time included. From the second look on the always-valid p-value decides, as the usual one no longer holds.</summary>
    public int Looks { get; init; } = 1;

    /// <summary>A relative effect of a goal beyond this is more often a fault than a triumph.</summary>
    public double SuspiciousEffect { get; init; } = 0.5;

    /// <summary>The relative effect the plan was to find; an interval that excludes it says that the treatment is not worth it.</summary>
    public double TargetEffect { get; init; } = 0.1;
}
