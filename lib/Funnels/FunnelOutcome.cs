namespace EcommerceNotebooks.Funnels;

/// <summary>What the units behind a number of a funnel have in common.</summary>
public enum FunnelOutcome
{
    /// <summary>They reached the step.</summary>
    Reached,

    /// <summary>It is the last required step that they reached.</summary>
    StoppedAfter,

    /// <summary>They passed the optional step without it.</summary>
    Skipped,
}
