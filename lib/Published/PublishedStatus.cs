namespace EcommerceNotebooks.Published;

/// <summary>How one of our numbers stands to the published one.</summary>
public enum PublishedStatus
{
    /// <summary>Equal within the tolerance.</summary>
    Agrees,

    /// <summary>Further away than the tolerance.</summary>
    Differs,

    /// <summary>Ours cannot be computed, for example a mean of no rows.</summary>
    NotComputed,
}
