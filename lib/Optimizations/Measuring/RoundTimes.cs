namespace EcommerceNotebooks.Optimizations.Measuring;

/// <summary>What the rounds of one technique gave.</summary>
/// <param name="Before">Seconds of the side before, round by round.</param>
/// <param name="After">Seconds of the side after.</param>
/// <param name="LargestDifference">The largest relative difference between the sides' answers.</param>
internal sealed record RoundTimes(IReadOnlyList<double> Before, IReadOnlyList<double> After, double LargestDifference);
