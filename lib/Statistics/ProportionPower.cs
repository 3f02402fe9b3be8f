using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>Sample size, power and smallest detectable difference for a comparison of two rates, all from one formula each way, so that they agree.</summary>
public static class ProportionPower
{
    private const double MostDoublings = 745;

    /// <summary>
    /// Units per arm for a change from the baseline rate to another: (z_a sqrt(v0) + z_b sqrt(v1))^2 / (p2 - p1)^2 with v1 = p1 q1 + p2 q2 / ratio and v0 as the method says, which is v1 for equal arms;
    /// or (z_a + z_b)^2 (1 + 1 / ratio) / h^2 with Cohen's h (1988). A non-inferiority margin is added to the difference; there is no number where nothing is left to detect.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate or an option is out of range.</exception>
    public static RequiredSample SampleSize(
        double baseline,
        double rate,
        PowerOptions? options = null,
        ProportionMethod method = ProportionMethod.AsTested
    )
    {
        var chosen = (options ?? PowerOptions.Default).Checked();
        Probability.Checked(baseline, nameof(baseline));
        Probability.Checked(rate, nameof(rate));
        var distance = Distance(baseline, rate, chosen, method);
        if (distance == 0)
        {
            return RequiredSample.None("there is no difference to detect");
        }

        var reach =
            (chosen.Critical * Math.Sqrt(NullVariance(baseline, rate, chosen, method)))
            + (chosen.Reserve * Math.Sqrt(Variance(baseline, rate, chosen, method)));
        return reach == 0
            ? RequiredSample.None("units at rates of 0 and 1 do not vary, so the formula does not hold")
            : RequiredSample.Of(reach / distance * (reach / distance), chosen.Ratio);
    }

    /// <summary>The chance of a positive with this many control units (more than 0), counting both sides of a two-sided test; null where neither rate varies.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate, the number or an option is out of range.</exception>
    public static double? Power(
        double baseline,
        double rate,
        double controlUnits,
        PowerOptions? options = null,
        ProportionMethod method = ProportionMethod.AsTested
    )
    {
        var chosen = (options ?? PowerOptions.Default).Checked();
        Probability.Checked(baseline, nameof(baseline));
        Probability.Checked(rate, nameof(rate));
        Probability.Positive(controlUnits, nameof(controlUnits));
        var deviation = Math.Sqrt(Variance(baseline, rate, chosen, method));
        if (deviation == 0)
        {
            return null;
        }

        var distance = Distance(baseline, rate, chosen, method) * Math.Sqrt(controlUnits);
        var critical = chosen.Critical * Math.Sqrt(NullVariance(baseline, rate, chosen, method));
        var near = NormalDistribution.Upper((critical - distance) / deviation);
        return chosen.IsTwoSided ? near + NormalDistribution.Lower((-critical - distance) / deviation) : near;
    }

    /// <summary>The smallest rise above the baseline (or, where <paramref name="downward"/>, the smallest fall below it, as a negative number) that this many control units detect; 0 where a margin is kept without any; null where even the rate's end is not enough.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The rate, the number or an option is out of range.</exception>
    public static double? MinimumDetectableEffect(
        double baseline,
        double controlUnits,
        PowerOptions? options = null,
        ProportionMethod method = ProportionMethod.AsTested,
        bool downward = false
    )
    {
        var chosen = (options ?? PowerOptions.Default).Checked();
        Probability.Checked(baseline, nameof(baseline));
        Probability.Positive(controlUnits, nameof(controlUnits));
        var sign = downward ? -1 : 1;
        var room = downward ? baseline : 1 - baseline;
        double Lack(double change)
        {
            var rate = Math.Clamp(baseline + (sign * change), 0, 1);
            return (Distance(baseline, rate, chosen, method) * Math.Sqrt(controlUnits))
                - (chosen.Critical * Math.Sqrt(NullVariance(baseline, rate, chosen, method)))
                - (chosen.Reserve * Math.Sqrt(Variance(baseline, rate, chosen, method)));
        }

        if (Lack(0) >= 0 && Distance(baseline, baseline, chosen, method) > 0)
        {
            return 0;
        }

        if (room == 0 || Lack(room) < 0)
        {
            return null;
        }

        // Over the logarithm small effects keep their digits; at a rate of 0 or 1 units do not vary without one, and nothing is lacking at the very end.
        var root = Roots.Search(
            logarithm => Lack(Math.Exp(logarithm)),
            Math.Log(room),
            1,
            Math.Log(room) - MostDoublings,
            Math.Log(room)
        );
        return root is { } found ? sign * Math.Min(room, Math.Exp(found)) : null;
    }

    private static double Distance(double baseline, double rate, PowerOptions options, ProportionMethod method)
    {
        if (options.NonInferiorityMargin > 0)
        {
            return method == ProportionMethod.ArcSine
                ? throw new ArgumentException("A margin is a difference of rates; the arc sine has another scale.")
                : Math.Max(0, rate - baseline + options.NonInferiorityMargin);
        }

        return method == ProportionMethod.ArcSine
            ? Math.Abs(2 * (Math.Asin(Math.Sqrt(rate)) - Math.Asin(Math.Sqrt(baseline))))
            : Math.Abs(rate - baseline);
    }

    private static double Variance(double baseline, double rate, PowerOptions options, ProportionMethod method) =>
        method == ProportionMethod.ArcSine
            ? 1 + (1 / options.Ratio)
            : (baseline * (1 - baseline)) + (rate * (1 - rate) / options.Ratio);

    private static double NullVariance(double baseline, double rate, PowerOptions options, ProportionMethod method)
    {
        if (method is ProportionMethod.Unpooled or ProportionMethod.ArcSine || options.NonInferiorityMargin > 0)
        {
            return Variance(baseline, rate, options, method);
        }

        if (method == ProportionMethod.AsTested)
        {
            return (baseline * (1 - baseline) / options.Ratio) + (rate * (1 - rate));
        }

        var pooled = (baseline + (options.Ratio * rate)) / (1 + options.Ratio);
        return pooled * (1 - pooled) * (1 + (1 / options.Ratio));
    }
}
