using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>What is enough to know of a sample of two numbers per unit, such as revenue and orders, or a metric and its covariate.</summary>
/// <param name="First">The moments of the first number.</param>
/// <param name="Second">The moments of the second number, over the same units.</param>
/// <param name="ProductDeviations">The sum of (first - its mean) (second - its mean).</param>
public readonly record struct PairedMoments(SampleMoments First, SampleMoments Second, double ProductDeviations)
{
    /// <summary>The moments of no units.</summary>
    public static PairedMoments Empty { get; } = new(SampleMoments.Empty, SampleMoments.Empty, 0);

    /// <summary>Number of units.</summary>
    public long Count => First.Count;

    /// <summary>The sample covariance, over Count - 1; NaN for fewer than two units.</summary>
    public double Covariance => Count > 1 ? ProductDeviations / (Count - 1) : double.NaN;

    /// <summary>Pearson's correlation; NaN where one of the numbers does not vary.</summary>
    public double Correlation =>
        Math.Clamp(ProductDeviations / Math.Sqrt(First.Deviations) / Math.Sqrt(Second.Deviations), -1, 1);

    /// <summary>First over second, of the sums; NaN for 0 over 0.</summary>
    public double Ratio => First.Mean / Second.Mean;

    /// <summary>The variance per unit of <see cref="Ratio"/> by the delta method, (var f - 2 R cov + R^2 var s) / mean(s)^2; over Count it is the ratio's own (Deng, Knoblich and Lu, 2018). NaN for fewer than two units and where the second mean is 0.</summary>
    public double RatioVariance
    {
        get
        {
            var ratio = Ratio;
            (var first, var second) = (First.Deviations, Second.Deviations);
            var deviations = first - (2 * ratio * ProductDeviations) + (ratio * ratio * second);
            return Count < 2 || Second.Mean == 0
                ? double.NaN
                : Math.Max(0, SampleMoments.WithoutRounding(deviations, first + (ratio * ratio * second)))
                    / (Count - 1)
                    / (Second.Mean * Second.Mean);
        }
    }

    /// <summary>The moments of these pairs, in two compensated passes.</summary>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public static PairedMoments Of(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        if (first.Length != second.Length)
        {
            throw new ArgumentException($"{first.Length} first and {second.Length} second values: they come in pairs.");
        }

        var one = SampleMoments.Of(first);
        var other = SampleMoments.Of(second);
        CompensatedSum products = default;
        for (var i = 0; i < first.Length; i++)
        {
            products.Add((first[i] - one.Mean) * (second[i] - other.Mean));
        }

        return new PairedMoments(one, other, products.Value);
    }

    /// <summary>The moments behind sums, sums of squares and the sum of products.</summary>
    public static PairedMoments FromSums(
        long count,
        double firstSum,
        double firstSquares,
        double secondSum,
        double secondSquares,
        double products
    )
    {
        if (count == 0)
        {
            return Empty;
        }

        var first = SampleMoments.FromSums(count, firstSum, firstSquares);
        var second = SampleMoments.FromSums(count, secondSum, secondSquares);

        // Products of deviations cannot exceed those of their sizes: of a number that does not vary there are none.
        var most = Math.Sqrt(Math.Max(0, first.Deviations)) * Math.Sqrt(Math.Max(0, second.Deviations));
        var deviations = SampleMoments.WithoutRounding(products - (firstSum / count * secondSum), products, count);
        return new PairedMoments(first, second, most >= 0 ? Math.Clamp(deviations, -most, most) : deviations);
    }

    /// <summary>The moments of both samples together (Chan, Golub and LeVeque, 1979).</summary>
    public PairedMoments Add(PairedMoments other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }

        var share = (double)other.Count / (Count + other.Count);
        var between = (other.First.Mean - First.Mean) * (other.Second.Mean - Second.Mean) * share * Count;
        return new PairedMoments(
            First.Add(other.First),
            Second.Add(other.Second),
            ProductDeviations + other.ProductDeviations + between
        );
    }

    /// <summary>The moments of first - slope * (second - center).</summary>
    public SampleMoments Adjusted(double slope, double center) =>
        new(
            Count,
            First.Mean - (slope * (Second.Mean - center)),
            Math.Max(
                0,
                SampleMoments.WithoutRounding(
                    First.Deviations - (2 * slope * ProductDeviations) + (slope * slope * Second.Deviations),
                    First.Deviations
                )
            )
        );
}
