namespace EcommerceNotebooks.Synthetic.Fidelity;

/// <summary>A published number and the same of the shop.</summary>
/// <param name="Period">The month, or both.</param>
/// <param name="Measure">What is counted or formed.</param>
/// <param name="Key">Of which brand, category, hour or day; empty where there is only one.</param>
/// <param name="Published">The published number.</param>
/// <param name="Expected">The published number at the shop's size: counts in proportion to the rows, everything else unchanged.</param>
/// <param name="Ours">The number of the shop, or null where it cannot be computed.</param>
/// <param name="Difference">Ours less expected, relative to expected; null where either is missing or expected is zero and ours is not.</param>
public sealed record FidelityRow(
    string Period,
    string Measure,
    string Key,
    double Published,
    double Expected,
    double? Ours,
    double? Difference
);
