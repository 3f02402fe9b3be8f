namespace EcommerceNotebooks.Optimizations.Measuring;

/// <summary>What the rounds of one technique gave.</summary>
/// <param name="Before">Seconds of the side before, round by round.</param>
/// <param name="After">Seconds of the side after.</param>
/// <param name="Again">Seconds of the side before when it ran once more.</param>
/// <param name="LargestDifference">The largest relative difference between the sides' answers.</param>
internal sealed record RoundTimes(
    IReadOnlyList<double> Before,
    IReadOnlyList<double> After,
    IReadOnlyList<double> Again,
    double LargestDifference
);
