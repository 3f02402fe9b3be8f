namespace EcommerceNotebooks.Activity;

/// <summary>The users of a period by what they are in it; all numbers are null where the period has not ended before as_of.</summary>
/// <param name="Start">The period's first day.</param>
/// <param name="New">Users active for the first time ever.</param>
/// <param name="Returning">Users active now and in the period before.</param>
/// <param name="Resurrecting">Users active now and before, but not in the period before.</param>
/// <param name="Dormant">Users active in the period before but not now, as a negative number.</param>
public sealed record LifecyclePeriod(DateOnly Start, long? New, long? Returning, long? Resurrecting, long? Dormant)
{
    /// <summary>Users active in the period: new, returning and resurrecting ones.</summary>
    public long? Active => New + Returning + Resurrecting;
}
