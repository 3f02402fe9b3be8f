namespace EcommerceNotebooks.Synthetic;

/// <summary>What the generator put into a row on purpose, so that tests know what analyses must find.</summary>
[Flags]
public enum PlantedMarks : byte
{
    /// <summary>An ordinary row.</summary>
    None = 0,

    /// <summary>A further copy of the row before it, equal in all nine columns.</summary>
    Duplicate = 1,

    /// <summary>The session id belongs to another user's session.</summary>
    SharedSession = 2,

    /// <summary>The session id was lost.</summary>
    MissingSession = 4,

    /// <summary>The first event after the session lay open for more than 24 hours.</summary>
    AfterLongPause = 8,

    /// <summary>A purchase of this product at this place is missing because of the outage of November 2019.</summary>
    SilencedPurchase = 16,

    /// <summary>A second purchase that was taken because it complements the first.</summary>
    Complement = 32,

    /// <summary>A cart event logged once more under a session id of its own, equal to the row before it in everything else.</summary>
    StraySession = 64,
}
