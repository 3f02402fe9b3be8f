using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>
/// What is enough to know of a sample of one number per unit: how many, their mean, and the sum of squared deviations from it. Unlike a sum of squares this loses no digits when the mean is large.
/// Deviations within the last digit of the mean are rounding, and count as none.
/// </summary>
/// <param name="Count">Number of units.</param>
/// <param name="Mean">Their mean; NaN without units or when a value was NaN.</param>
/// <param name="SquaredDeviations">Sum of (value - mean) squared; 0 or more.</param>
public readonly record struct SampleMoments(long Count, double Mean, double SquaredDeviations)
{
    private const double Rounding = 1e-12;
    private const double RoundingPerUnit = 1.2e-16;
    private const double MostRounding = 1e-9;
    private const double LastDigit = 1.0 / (1L << 52);

    // Values from here on are scaled down by 2^-600 before they are squared.
    private const double Huge = 1e150;
    private const int HugeExponent = 600;

    /// <summary>The moments of no units: what adding starts from.</summary>
    public static SampleMoments Empty { get; } = new(0, double.NaN, 0);

    /// <summary>The sum of the values; 0 without units.</summary>
    public double Sum => Count == 0 ? 0 : Count * Mean;

    /// <summary>The sample variance, over Count - 1; 0 where deviations are no more than rounding, NaN for fewer than two units.</summary>
    public double Variance => Count > 1 ? Deviations / (Count - 1) : double.NaN;

    /// <summary>The standard error of the mean, squared.</summary>
    public double MeanVariance => Variance / Count;

    /// <summary>The squared deviations, or 0 where they are no more than rounding.</summary>
    internal double Deviations => IsRounding(Count, Mean, SquaredDeviations) ? 0 : SquaredDeviations;

    /// <summary>Why a comparison cannot use these moments, naming the arm; null where it can.</summary>
    internal string? Trouble(string arm) =>
        Count < 0 ? $"the {arm} has a negative number of units"
        : Count == 0 ? $"the {arm} has no units"
        : !double.IsFinite(Mean) || double.IsNaN(SquaredDeviations) ? $"the {arm} has values that are not numbers"
        : SquaredDeviations < 0 ? $"the {arm} has a sum of squares that no values can have"
        : Count == 1 ? $"the {arm} has one unit, so its variance is unknown"
        : double.IsInfinity(SquaredDeviations) ? $"the {arm} has values too large for a variance"
        : null;

    /// <summary>
    /// The moments of these values, in two compensated passes; a NaN or infinite value makes the mean NaN or infinite. Squared deviations beyond the largest number are infinite; where values differ and
    /// the squares are below the smallest number they are that number.
    /// </summary>
    public static SampleMoments Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            return Empty;
        }

        (var least, var most) = (values[0], values[0]);
        foreach (var value in values)
        {
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        if (!double.IsFinite(least) || !double.IsFinite(most))
        {
            return new SampleMoments(values.Length, least + most, double.NaN);
        }

        if (least == most)
        {
            return new SampleMoments(values.Length, least, 0);
        }

        var exponent = Math.Max(-least, most) > Huge ? -HugeExponent : 0;
        (var mean, var squares) = Passes(values, Math.ScaleB(1, exponent));
        return new SampleMoments(
            values.Length,
            Math.ScaleB(mean, -exponent),
            Math.Max(Math.ScaleB(squares, -2 * exponent), double.Epsilon)
        );
    }

    /// <summary>
    /// The moments behind a sum and a sum of squares. Deviations no larger than the rounding of such sums (1e-12 of the sum of squares, more for more units, at most 1e-9) count as none: the sums cannot tell equal values from nearly equal ones.
    /// A sum of squares below what the sum needs stays as negative deviations, which tests refuse.
    /// </summary>
    public static SampleMoments FromSums(long count, double sum, double sumOfSquares)
    {
        if (count == 0)
        {
            return Empty;
        }

        var mean = sum / count;
        return new SampleMoments(count, mean, WithoutRounding(sumOfSquares - (sum * mean), sumOfSquares, count));
    }

    /// <summary>The moments of units of which some are 1 and the others 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative or there are more successes than trials.</exception>
    public static SampleMoments FromCounts(long successes, long trials)
    {
        ProportionTest.CheckCounts(successes, trials);
        return trials == 0
            ? Empty
            : new SampleMoments(trials, (double)successes / trials, (double)successes / trials * (trials - successes));
    }

    /// <summary>The moments of both samples together (Chan, Golub and LeVeque, 1979).</summary>
    public SampleMoments Add(SampleMoments other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }

        var count = Count + other.Count;
        var difference = other.Mean - Mean;
        var share = (double)other.Count / count;
        var within = SquaredDeviations + other.SquaredDeviations;

        // Means of equal values differ by what their sums were rounded, which grows with their number.
        var rounding = Math.Min(Rounding, (2 * LastDigit) + (RoundingPerUnit * count)) * Math.Abs(Mean);
        var between = within == 0 && Math.Abs(difference) <= rounding ? 0 : difference * difference * share * Count;
        return new SampleMoments(count, Mean + (difference * share), within + between);
    }

    /// <summary>The moments of the values times a factor, such as another currency.</summary>
    public SampleMoments Scaled(double factor) => new(Count, Mean * factor, SquaredDeviations * factor * factor);

    /// <summary>A difference of large terms, or 0 where it is no more than their rounding.</summary>
    internal static double WithoutRounding(double difference, double terms, long count = 0) =>
        Math.Abs(difference) <= Math.Min(MostRounding, Rounding + (RoundingPerUnit * count)) * Math.Abs(terms)
            ? 0
            : difference;

    // A mean is known to its last digit, and what values deviate from it by less than that is not theirs.
    private static bool IsRounding(long count, double mean, double squares) =>
        squares >= 0 && Math.Sqrt(squares / count) <= LastDigit * Math.Abs(mean);

    private static (double Mean, double Squares) Passes(ReadOnlySpan<double> values, double scale)
    {
        CompensatedSum sum = default;
        foreach (var value in values)
        {
            sum.Add(value * scale);
        }

        var mean = sum.Value / values.Length;
        CompensatedSum squares = default;
        CompensatedSum deviations = default;
        foreach (var value in values)
        {
            var deviation = (value * scale) - mean;
            squares.Add(deviation * deviation);
            deviations.Add(deviation);
        }

        var rest = deviations.Value;
        return (mean, Math.Max(0, squares.Value - (rest * rest / values.Length)));
    }
}
