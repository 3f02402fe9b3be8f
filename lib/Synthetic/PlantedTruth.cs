namespace EcommerceNotebooks.Synthetic;

/// <summary>What a generated month holds and which faults were planted in it, counted while its events passed by.</summary>
public sealed record PlantedTruth
{
    /// <summary>The month, for example 2019-Oct.</summary>
    public required string Preset { get; init; }

    /// <summary>Rows.</summary>
    public required long Events { get; init; }

    /// <summary>Rows of type view.</summary>
    public required long Views { get; init; }

    /// <summary>Rows of type cart.</summary>
    public required long Carts { get; init; }

    /// <summary>Rows of type purchase.</summary>
    public required long Purchases { get; init; }

    /// <summary>Sum of the prices of purchases.</summary>
    public required decimal Revenue { get; init; }

    /// <summary>Rows that repeat another in all nine columns.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Those duplicates that are carts.</summary>
    public required long DuplicateCarts { get; init; }

    /// <summary>Cart events logged once more under a session id of their own.</summary>
    public required long StraySessions { get; init; }

    /// <summary>Most equal rows of one event, the first included; 0 without duplicates.</summary>
    public required long LargestBurst { get; init; }

    /// <summary>Sessions that carry the id of another user's session.</summary>
    public required long SharedSessions { get; init; }

    /// <summary>Rows whose session id is lost, their copies included.</summary>
    public required long MissingSessions { get; init; }

    /// <summary>Times a session went on after more than 24 hours.</summary>
    public required long LongPauses { get; init; }

    /// <summary>Purchases left out because of the outage, in sessions that went on afterwards.</summary>
    public required long SilencedPurchases { get; init; }

    /// <summary>Rows with price 0.</summary>
    public required long ZeroPrices { get; init; }

    /// <summary>Purchases that complement the first of their session.</summary>
    public required long Complements { get; init; }
}
