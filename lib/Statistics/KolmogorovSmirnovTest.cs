namespace EcommerceNotebooks.Statistics;

/// <summary>The largest distance between distribution functions.</summary>
public static class KolmogorovSmirnovTest
{
    private const string OneName = "Kolmogorov-Smirnov test";
    private const string TwoName = "two-sample Kolmogorov-Smirnov test";

    /// <summary>Values against a continuous distribution, given by its distribution function; the effect is the distance D. The p-value is Kolmogorov's limit (1933) with the correction of Stephens (1970), within 0.001 from 10 values on.</summary>
    public static TestResult Of(IEnumerable<double> values, Func<double, double> distribution)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(distribution);
        var sorted = values.Order().ToArray();
        if (Trouble(sorted, "there") is { } trouble)
        {
            return TestResult.NotComputed(OneName, trouble);
        }

        var distance = 0.0;
        for (var i = 0; i < sorted.Length; i++)
        {
            var share = distribution(sorted[i]);
            distance = Math.Max(
                distance,
                Math.Max(share - ((double)i / sorted.Length), ((i + 1.0) / sorted.Length) - share)
            );
        }

        return Result(OneName, distance, sorted.Length);
    }

    /// <summary>Values that should be uniform on [0, 1], such as p-values without an effect.</summary>
    public static TestResult Uniform(IEnumerable<double> values) => Of(values, value => Math.Clamp(value, 0, 1));

    /// <summary>Two samples against each other; ties are right. The p-value is the limit with Stephens' correction at the effective number n m / (n + m).</summary>
    public static TestResult Of(IEnumerable<double> first, IEnumerable<double> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var one = first.Order().ToArray();
        var other = second.Order().ToArray();
        if ((Trouble(one, "in the first sample there") ?? Trouble(other, "in the second sample there")) is { } trouble)
        {
            return TestResult.NotComputed(TwoName, trouble);
        }

        var distance = 0.0;
        var i = 0;
        var j = 0;
        while (i < one.Length && j < other.Length)
        {
            var value = Math.Min(one[i], other[j]);
            while (i < one.Length && one[i] == value)
            {
                i++;
            }

            while (j < other.Length && other[j] == value)
            {
                j++;
            }

            distance = Math.Max(distance, Math.Abs(((double)i / one.Length) - ((double)j / other.Length)));
        }

        return Result(TwoName, distance, (double)one.Length / (one.Length + other.Length) * other.Length);
    }

    /// <summary>The limit of the chance that sqrt(n) D exceeds this value (Kolmogorov, 1933), with the series that converges fast on each side of 1; NaN for NaN.</summary>
    public static double LimitUpper(double value)
    {
        if (value <= 0)
        {
            return 1;
        }

        var sum = 0.0;
        if (value < 1)
        {
            for (var k = 1; k <= 9; k += 2)
            {
                sum += Math.Exp(-k * k * Math.PI * Math.PI / (8 * value * value));
            }

            return 1 - (Math.Sqrt(2 * Math.PI) / value * sum);
        }

        for (var k = 1; k <= 8; k++)
        {
            sum += (k % 2 == 1 ? 2 : -2) * Math.Exp(-2 * k * k * value * value);
        }

        return sum;
    }

    private static TestResult Result(string name, double distance, double count)
    {
        var root = Math.Sqrt(count);
        var statistic = (root + 0.12 + (0.11 / root)) * distance;
        return new TestResult(name, distance, null, statistic, null, Math.Clamp(LimitUpper(statistic), 0, 1), null)
        {
            Scale = EffectScale.Distance,
        };
    }

    private static string? Trouble(double[] sorted, string where) =>
        sorted.Length == 0 ? $"{where} are no values"
        : double.IsNaN(sorted[0]) ? $"{where} are values that are not numbers"
        : null;
}
