namespace EcommerceNotebooks.Customers;

/// <summary>A buyer at risk.</summary>
/// <param name="UserId">The user.</param>
/// <param name="Segment">By the map.</param>
/// <param name="RScore">Recency, 1 to 5.</param>
/// <param name="FScore">Frequency, 1 to 5.</param>
/// <param name="MScore">Monetary value, 1 to 5.</param>
/// <param name="LastPurchase">Time (UTC) of the last purchase.</param>
/// <param name="RecencyDays">Days since its date.</param>
/// <param name="MeanGapDays">Mean days between purchase days; null with fewer than two.</param>
/// <param name="Frequency">As it is scored.</param>
/// <param name="Spent">Money spent.</param>
/// <param name="TopCategory">The category of most items, of equal ones that with more money, then the first by name; null where no item has one.</param>
/// <param name="ProbabilityAlive">By the lifetime model; null without one.</param>
/// <param name="Reason">Why the buyer is on the list, in words.</param>
public sealed record ChurnRisk(
    long UserId,
    string Segment,
    int RScore,
    int FScore,
    int MScore,
    DateTime LastPurchase,
    long RecencyDays,
    double? MeanGapDays,
    long Frequency,
    decimal Spent,
    string? TopCategory,
    double? ProbabilityAlive,
    string Reason
);
