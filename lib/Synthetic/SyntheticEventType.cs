namespace EcommerceNotebooks.Synthetic;

/// <summary>The event types of the published months; remove_from_cart does not occur in them.</summary>
public enum SyntheticEventType : byte
{
    /// <summary>A product page was seen.</summary>
    View,

    /// <summary>A product was put into the cart.</summary>
    Cart,

    /// <summary>A product was bought.</summary>
    Purchase,
}
