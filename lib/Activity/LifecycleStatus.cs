namespace EcommerceNotebooks.Activity;

/// <summary>What a user is in a period.</summary>
public enum LifecycleStatus
{
    /// <summary>Active for the first time ever.</summary>
    New,

    /// <summary>Active now and in the period before.</summary>
    Returning,

    /// <summary>Active now and at some time before, but not in the period before.</summary>
    Resurrecting,

    /// <summary>Active in the period before, but not now.</summary>
    Dormant,
}
