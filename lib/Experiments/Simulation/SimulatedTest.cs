using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>What one test did over many simulated experiments.</summary>
/// <param name="Name">The test and its metric.</param>
/// <param name="Computed">Experiments in which it gave a p-value.</param>
/// <param name="Positives">Experiments with a p-value at or below alpha.</param>
/// <param name="Covered">Experiments whose interval held the true effect.</param>
/// <param name="MeanWidth">The mean width of the intervals.</param>
/// <param name="Uniformity">Whether the p-values are uniform, as they must be without an effect.</param>
/// <param name="Alpha">The level of the test.</param>
public sealed record SimulatedTest(
    string Name,
    long Computed,
    long Positives,
    long Covered,
    double? MeanWidth,
    TestResult Uniformity,
    double Alpha
)
{
    /// <summary>The share of positives: the false-positive rate without an effect, the power with one; null where nothing was computed.</summary>
    public double? PositiveRate => Computed == 0 ? null : (double)Positives / Computed;

    /// <summary>The share of intervals that held the truth.</summary>
    public double? Coverage => Computed == 0 ? null : (double)Covered / Computed;

    /// <summary>The counts of positives that chance allows when the true rate is alpha, at this confidence.</summary>
    public (long Low, long High) PositiveLimits(double confidence = 0.999) =>
        BinomialLimits.OfCount(Computed, Alpha, confidence);

    /// <summary>The counts of intervals holding the truth that chance allows when the true coverage is 1 - alpha.</summary>
    public (long Low, long High) CoverageLimits(double confidence = 0.999) =>
        BinomialLimits.OfCount(Computed, 1 - Alpha, confidence);
}
