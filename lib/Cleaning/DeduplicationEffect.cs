namespace EcommerceNotebooks.Cleaning;

/// <summary>What a deduplication mode would do to the usable raw events.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Accepted">Usable raw events: with time, user, product and a known type.</param>
/// <param name="Kept">Events that would stay.</param>
/// <param name="Removed">Copies that would go: accepted less kept.</param>
/// <param name="ViewsRemoved">Views among them.</param>
/// <param name="CartsRemoved">Cart events among them.</param>
/// <param name="RemovesRemoved">Events of removal from the cart among them.</param>
/// <param name="PurchasesRemoved">Purchases among them.</param>
public sealed record DeduplicationEffect(
    string Mode,
    long Accepted,
    long Kept,
    long Removed,
    long ViewsRemoved,
    long CartsRemoved,
    long RemovesRemoved,
    long PurchasesRemoved
);
