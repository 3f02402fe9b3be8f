namespace EcommerceNotebooks.Synthetic.Fidelity;

/// <summary>A rate of a published month and of the month in the shop.</summary>
/// <param name="Period">The month.</param>
/// <param name="Rate">What over what.</param>
/// <param name="Published">The rate of the published month.</param>
/// <param name="Ours">The rate in the shop, or null where it cannot be computed.</param>
/// <param name="Ratio">Ours over published, or null.</param>
public sealed record FidelityRow(string Period, string Rate, decimal Published, decimal? Ours, decimal? Ratio);
