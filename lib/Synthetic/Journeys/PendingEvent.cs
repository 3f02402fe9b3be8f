namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>An event that is worked out but not yet in its place.</summary>
/// <param name="Second">Second of the month the session started in.</param>
/// <param name="Session">Slot of its session.</param>
/// <param name="Product">Index of the product.</param>
/// <param name="Type">What happens.</param>
/// <param name="Marks">Planted marks.</param>
internal readonly record struct PendingEvent(
    int Second,
    int Session,
    int Product,
    SyntheticEventType Type,
    PlantedMarks Marks
);
