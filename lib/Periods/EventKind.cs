namespace EcommerceNotebooks.Periods;

/// <summary>Which events make a user active.</summary>
public enum EventKind
{
    /// <summary>Events of every type.</summary>
    Any,

    /// <summary>Views.</summary>
    View,

    /// <summary>Events that put something into a cart.</summary>
    Cart,

    /// <summary>Events that take something out of a cart.</summary>
    RemoveFromCart,

    /// <summary>Purchases.</summary>
    Purchase,
}
