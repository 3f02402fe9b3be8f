namespace EcommerceNotebooks.Published;

/// <summary>A published number and ours, side by side.</summary>
/// <param name="Period">The month, or both.</param>
/// <param name="Metric">What is counted.</param>
/// <param name="Published">The published number.</param>
/// <param name="Ours">The number from the warehouse, or null.</param>
/// <param name="Difference">Ours less published, or null.</param>
/// <param name="Tolerance">The largest difference that agrees.</param>
/// <param name="Status">The verdict.</param>
/// <param name="Sources">Keys of the works that publish it.</param>
/// <param name="Note">What else must be known, or null.</param>
public sealed record PublishedDifference(
    string Period,
    string Metric,
    decimal Published,
    decimal? Ours,
    decimal? Difference,
    decimal Tolerance,
    PublishedStatus Status,
    string Sources,
    string? Note
);
