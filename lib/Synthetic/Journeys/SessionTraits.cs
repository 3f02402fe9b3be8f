namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>What a session's place in the plan says of its events.</summary>
[Flags]
internal enum SessionTraits : ushort
{
    /// <summary>An ordinary session.</summary>
    None = 0,

    /// <summary>Sets out to buy.</summary>
    Buys = 1,

    /// <summary>Carries the id of another user's session.</summary>
    SharesId = 2,

    /// <summary>The first cart event has lost its session id.</summary>
    LosesId = 4,

    /// <summary>One view more, so that the month's rows come out exactly.</summary>
    ViewMore = 8,

    /// <summary>One view less.</summary>
    ViewLess = 16,

    /// <summary>A view becomes a cart.</summary>
    CartMore = 32,

    /// <summary>A cart becomes a view.</summary>
    CartLess = 64,

    /// <summary>A view becomes a purchase.</summary>
    PurchaseMore = 128,

    /// <summary>A purchase becomes a view.</summary>
    PurchaseLess = 256,

    /// <summary>The month's largest session, of a visitor who looks at thousands of products.</summary>
    IsLargest = 512,
}
