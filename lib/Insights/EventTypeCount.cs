namespace EcommerceNotebooks.Insights;

/// <summary>Events of one type.</summary>
/// <param name="EventType">view, cart, remove_from_cart or purchase.</param>
/// <param name="Events">Events of the type.</param>
/// <param name="Share">Of all events; null without events.</param>
public sealed record EventTypeCount(string EventType, long Events, double? Share);
