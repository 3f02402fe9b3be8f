using System.Collections.Immutable;

namespace EcommerceNotebooks.Published;

/// <summary>One published number.</summary>
/// <param name="Metric">What it counts; the column of that name in the published_*.sql queries computes ours.</param>
/// <param name="Value">The number as published.</param>
/// <param name="Tolerance">The largest difference that still agrees: 0 for counts and sums, half the last printed digit for rounded numbers.</param>
/// <param name="Sources">Keys of the works that publish it.</param>
/// <param name="Note">What else must be known, or null.</param>
public sealed record PublishedTotal(
    string Metric,
    decimal Value,
    decimal Tolerance,
    ImmutableArray<string> Sources,
    string? Note
);
