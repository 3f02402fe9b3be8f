namespace EcommerceNotebooks.Insights;

/// <summary>
/// How far counts spread around what is expected, in two ways that must both be surprised: events that come in bundles, as those of a session do, so that the bundles are Poisson's, and days that are good
/// or bad as a whole, so that counts are negative binomial. The first has the longer lower tail, the second the longer upper one.
/// </summary>
/// <param name="PerMean">The size of a bundle: the variance over the mean; 1 of independent events.</param>
/// <param name="PerSquare">What days add to the variance, over the mean's square; 0 where they are alike.</param>
internal readonly record struct DaySpread(double PerMean, double PerSquare)
{
    private const int Halvings = 40;

    // Four fifths of a normal distribution lie this near to its mean.
    private const double Near = 1.2815515655446004;
    private const double ShareBeyond = 0.2;

    /// <summary>The spread with which a fifth of the days lie beyond that distribution's central four fifths: up to then, unusual days do not matter.</summary>
    internal static DaySpread Of(IReadOnlyList<(double Count, double Mean, double Doubt)> days) =>
        new(
            Least(1, 1e9, (value, day) => Deviance(day.Count / value, day.Mean / value, 0, day.Doubt), days),
            Least(0, 1e3, (value, day) => Deviance(day.Count, day.Mean, value, day.Doubt), days)
        );

    /// <summary>How surprising a count is, as a residual that is near to a standard normal variable: the lesser of the two ways'. The doubt in the mean counts as variance.</summary>
    internal double Residual(double count, double mean, double doubt)
    {
        var bundled = Deviance(count / PerMean, mean / PerMean, 0, doubt);
        var whole = Deviance(count, mean, PerSquare, doubt);
        return Math.Abs(bundled) < Math.Abs(whole) ? bundled : whole;
    }

    // The signed deviance residual of the negative binomial distribution with this mean and the variance (mean + perSquare mean^2) (1 + doubt).
    private static double Deviance(double count, double mean, double perSquare, double doubt)
    {
        var size = mean * mean / (((mean + (perSquare * mean * mean)) * (1 + doubt)) - mean);
        var deviance =
            (count == 0 ? 0 : count * Math.Log(count / mean))
            - ((count + size) * Math.Log((count + size) / (mean + size)));
        return Math.Sign(count - mean) * Math.Sqrt(Math.Max(0, 2 * deviance));
    }

    /// <summary>The least count whose residual is not below the negative bound, half a count being the step to the next.</summary>
    internal double Lowest(double mean, double doubt, double bound)
    {
        if (Residual(0.5, mean, doubt) >= -bound)
        {
            return 0;
        }

        double low = 0.5,
            high = mean;
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Residual(middle, mean, doubt) < -bound ? (middle, high) : (low, middle);
        }

        return Math.Ceiling(high - 0.5);
    }

    /// <summary>The largest count whose residual is not above the bound.</summary>
    internal double Highest(double mean, double doubt, double bound)
    {
        double low = mean,
            high = mean + 1;
        while (Residual(high, mean, doubt) <= bound)
        {
            high *= 2;
        }

        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Residual(middle, mean, doubt) <= bound ? (middle, high) : (low, middle);
        }

        return Math.Floor(low + 0.5);
    }

    private static double Least(
        double from,
        double to,
        Func<double, (double Count, double Mean, double Doubt), double> residual,
        IReadOnlyList<(double Count, double Mean, double Doubt)> days
    )
    {
        if (!IsTooNarrow(from))
        {
            return from;
        }

        // Between the ends on a scale on which each halving tells as much; 1e-6 of the square is nothing.
        double low = Math.Max(from, 1e-6),
            high = to;
        for (var i = 0; i < Halvings; i++)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = IsTooNarrow(middle) ? (middle, high) : (low, middle);
        }

        return high;

        bool IsTooNarrow(double value) =>
            days.Count(day => Math.Abs(residual(value, day)) > Near) > ShareBeyond * days.Count;
    }
}
