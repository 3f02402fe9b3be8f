namespace EcommerceNotebooks.Optimizations;

/// <summary>What a technique gave on the whole published log.</summary>
/// <param name="Technique">The technique.</param>
/// <param name="Rows">Rows it worked on.</param>
/// <param name="Ratio">The median of the rounds' ratios, seconds before over seconds after.</param>
/// <param name="Low">The smallest ratio of a round.</param>
/// <param name="High">The largest ratio of a round.</param>
/// <param name="NoiseFloor">How many times as fast as itself the side before was at most; null where it was not measured.</param>
public sealed record FullScaleFigure(
    Optimization Technique,
    long Rows,
    double Ratio,
    double Low,
    double High,
    double? NoiseFloor
);
