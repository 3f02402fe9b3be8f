namespace EcommerceNotebooks.Funnels;

/// <summary>One number of a funnel, to be opened into its units.</summary>
public sealed record FunnelCell
{
    /// <summary>The step, counted from 1.</summary>
    public required int Step { get; init; }

    /// <summary>What the units have in common.</summary>
    public FunnelOutcome Outcome { get; init; }

    /// <summary>The breakdown that <see cref="Value"/> is of; null for the whole funnel.</summary>
    public FunnelBreakdown? Breakdown { get; init; }

    /// <summary>A value of the breakdown as it is shown, <see cref="FunnelGroup.Other"/> included; null takes all.</summary>
    public string? Value { get; init; }

    /// <summary>The date (UTC) on which the attempts start, as in the trend; null takes all. Not together with a breakdown.</summary>
    public DateOnly? EntryDate { get; init; }
}
