namespace EcommerceNotebooks.Cleaning;

/// <summary>What deduplication did to the events of one type.</summary>
/// <param name="EventType">The event type.</param>
/// <param name="Accepted">Events that were not put aside.</param>
/// <param name="Kept">Events that stayed.</param>
/// <param name="Removed">Copies that went: accepted less kept.</param>
public sealed record DuplicateCount(string EventType, long Accepted, long Kept, long Removed);
