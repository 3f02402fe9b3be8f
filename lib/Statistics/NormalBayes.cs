namespace EcommerceNotebooks.Statistics;

/// <summary>A normal effect with a normal prior: for means, ratios and relative effects, whose estimates are normal in large samples.</summary>
public static class NormalBayes
{
    private const string Name = "normal posterior";

    /// <summary>
    /// What a test's effect and standard error say together with a prior on the effect. The default prior is flat; then the chance to beat is the normal share above 0 and the losses are
    /// E[max(-effect, 0)] and E[max(effect, 0)]. A result without a standard error is handed on with its reason, and a ratio is refused, as its standard error is that of its logarithm.
    /// </summary>
    /// <param name="likelihood">Effect and standard error of any test.</param>
    /// <param name="priorMean">The prior's mean, in the effect's unit.</param>
    /// <param name="priorDeviation">The prior's standard deviation; infinite for a flat prior.</param>
    /// <param name="level">The credible interval's probability, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The prior's mean is not finite, its deviation not above 0 or the level not between 0 and 1.</exception>
    public static BayesianResult From(
        TestResult likelihood,
        double priorMean = 0,
        double priorDeviation = double.PositiveInfinity,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        Probability.Inner(level, nameof(level));
        Probability.Finite(priorMean, nameof(priorMean));
        if (!(priorDeviation > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(priorDeviation), priorDeviation, "It must be above 0.");
        }

        if (likelihood.Scale == EffectScale.Ratio)
        {
            return NotComputed("the standard error of a ratio is that of its logarithm", likelihood.Scale);
        }

        if (likelihood is not { Effect: { } effect, StandardError: { } error })
        {
            return NotComputed(likelihood.Reason ?? "there is no standard error", likelihood.Scale);
        }

        // Both weights are squares of this deviation over the two others; that of a flat prior is 0.
        var deviation =
            error <= priorDeviation
                ? error / double.Hypot(1, error / priorDeviation)
                : priorDeviation / double.Hypot(1, priorDeviation / error);
        var mean = (Square(deviation / error) * effect) + (Square(deviation / priorDeviation) * priorMean);
        var z = mean / deviation;
        var loss = deviation * NormalDistribution.Loss(z);
        var gain = deviation * NormalDistribution.Loss(-z);
        var reach = NormalDistribution.UpperQuantile((1 - level) / 2) * deviation;
        return double.IsFinite(z + loss + gain) && double.IsFinite(mean - reach) && double.IsFinite(mean + reach)
            ? new BayesianResult(
                Name,
                mean,
                NormalDistribution.Lower(z),
                loss,
                gain,
                new ConfidenceInterval(mean - reach, mean + reach, level)
            )
            {
                Scale = likelihood.Scale,
            }
            : NotComputed("the numbers are too large or too small for the posterior", likelihood.Scale);
    }

    private static BayesianResult NotComputed(string reason, EffectScale scale) =>
        BayesianResult.NotComputed(Name, reason) with
        {
            Scale = scale,
        };

    private static double Square(double value) => value * value;
}
