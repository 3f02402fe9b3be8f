namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>What a session sets out to do.</summary>
internal enum Outcome
{
    /// <summary>Only views.</summary>
    Browse,

    /// <summary>Something is put into the cart and left there.</summary>
    Abandon,

    /// <summary>Something is bought.</summary>
    Buy,
}
