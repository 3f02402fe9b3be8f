namespace EcommerceNotebooks.Synthetic;

/// <summary>One generated row of the click log.</summary>
/// <param name="UnixSecond">Event time in seconds since 1970, UTC.</param>
/// <param name="Type">What happened.</param>
/// <param name="ProductId">The product.</param>
/// <param name="CategoryId">19 digits.</param>
/// <param name="CategoryCode">The dotted code, or null.</param>
/// <param name="Brand">Lower case, or null.</param>
/// <param name="PriceCents">Price in hundredths.</param>
/// <param name="UserId">The user.</param>
/// <param name="UserSession">The session, or null where the log lost it.</param>
/// <param name="Marks">The anomalies planted in this row; not written to files.</param>
public readonly record struct SyntheticEvent(
    long UnixSecond,
    SyntheticEventType Type,
    int ProductId,
    long CategoryId,
    string? CategoryCode,
    string? Brand,
    int PriceCents,
    int UserId,
    Guid? UserSession,
    PlantedMarks Marks
)
{
    /// <summary>The price with two decimals.</summary>
    public decimal Price => PriceCents / 100m;
}
