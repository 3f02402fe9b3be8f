namespace EcommerceNotebooks.Statistics;

/// <summary>
/// A two-sided test that stays valid however often and whenever one looks: the asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas (2021) with a normal mixture
/// (Robbins, 1970), tuned so that it is tightest near one sample size.
/// </summary>
public static class AlwaysValidTest
{
    /// <summary>The number of units, of both arms together, near which the interval is tightest.</summary>
    public const double DefaultTuningSample = 5000;

    private const string Name = "always-valid test";

    /// <summary>The mixture's parameter rho = sqrt((-2 ln alpha + ln(-2 ln alpha + 1)) / tuning sample).</summary>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not between 0 and 1 or the sample not above 0.</exception>
    public static double Rho(double alpha, double tuningSample = DefaultTuningSample)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tuningSample);
        var evidence = -2 * Math.Log(Probability.Inner(alpha, nameof(alpha)));
        return Math.Sqrt((evidence + Math.Log(evidence + 1)) / tuningSample);
    }

    /// <summary>How many standard errors the interval reaches with this many units of both arms together.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not between 0 and 1 or a number not above 0.</exception>
    public static double Critical(double units, double alpha, double tuningSample = DefaultTuningSample)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(units);
        var information = Information(units, alpha, tuningSample);
        return Math.Sqrt(
            2 * ((information + 1) / information) * ((0.5 * Numerics.Exponentials.Log1p(information)) - Math.Log(alpha))
        );
    }

    /// <summary>
    /// A result that was made for one look, as it stands under continuous looking: half-width s sqrt(2 (n rho^2 + 1) ln(sqrt(n rho^2 + 1) / alpha)) / (n rho) with s^2 / n the squared standard error,
    /// and the p-value that this interval inverts to, which may be 1. A result without a standard error is handed back with its reason.
    /// </summary>
    /// <param name="fixedTime">The result of a two-sided test at a fixed time.</param>
    /// <param name="units">Units of both arms together, above 0.</param>
    /// <param name="alpha">One less the interval's confidence.</param>
    /// <param name="tuningSample">Where the interval is to be tightest, fixed before the first look.</param>
    /// <exception cref="ArgumentOutOfRangeException">Alpha is not between 0 and 1 or a number not above 0.</exception>
    public static TestResult From(
        TestResult fixedTime,
        long units,
        double alpha = 0.05,
        double tuningSample = DefaultTuningSample
    )
    {
        ArgumentNullException.ThrowIfNull(fixedTime);
        if (fixedTime is not { Effect: { } effect, StandardError: { } error, Statistic: { } statistic })
        {
            return fixedTime with { Test = Name, PValue = null, Interval = null };
        }

        var reach = error * Critical(units, alpha, tuningSample);
        if (!double.IsFinite(effect - reach) || !double.IsFinite(effect + reach))
        {
            return TestResult.NotComputed(Name, "the numbers are too large for the interval");
        }

        var information = Information(units, alpha, tuningSample);
        var exponent =
            (0.5 * Numerics.Exponentials.Log1p(information))
            - (0.5 * statistic * statistic * (information / (information + 1)));
        return new TestResult(
            Name,
            effect,
            error,
            statistic,
            null,
            Math.Min(1, Math.Exp(exponent)),
            new ConfidenceInterval(effect - reach, effect + reach, 1 - alpha)
        );
    }

    private static double Information(double units, double alpha, double tuningSample)
    {
        var rho = Rho(alpha, tuningSample);
        return units * rho * rho;
    }
}
