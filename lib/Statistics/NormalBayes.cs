namespace EcommerceNotebooks.Statistics;

/// <summary>A normal effect with a normal prior: for means, ratios and relative effects, whose estimates are normal in large samples.</summary>
public static class NormalBayes
{
    private const string Name = "normal posterior";

    /// <summary>
    /// What a test's effect and standard error say together with a prior on the effect. The default prior is flat; then the chance to beat is the normal share above 0 and the losses are
    /// E[max(-effect, 0)] and E[max(effect, 0)]. A result without a standard error is handed on with its reason.
    /// </summary>
    /// <param name="likelihood">Effect and standard error of any test.</param>
    /// <param name="priorMean">The prior's mean, in the effect's unit.</param>
    /// <param name="priorDeviation">The prior's standard deviation; infinite for a flat prior.</param>
    /// <param name="level">The credible interval's probability, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The prior's deviation is not above 0 or the level not between 0 and 1.</exception>
    public static BayesianResult From(
        TestResult likelihood,
        double priorMean = 0,
        double priorDeviation = double.PositiveInfinity,
        double level = 0.95
    )
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        Probability.Inner(level, nameof(level));
        if (!(priorDeviation > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(priorDeviation), priorDeviation, "It must be above 0.");
        }

        if (likelihood is not { Effect: { } effect, StandardError: { } error })
        {
            return BayesianResult.NotComputed(Name, likelihood.Reason ?? "there is no standard error");
        }

        // The weight of the data: 1 for a flat prior.
        var odds = error / priorDeviation;
        var weight = 1 / (1 + (odds * odds));
        var mean = (weight * effect) + ((1 - weight) * priorMean);
        var deviation = error * Math.Sqrt(weight);
        var z = mean / deviation;
        var reach = NormalDistribution.UpperQuantile((1 - level) / 2) * deviation;
        return new BayesianResult(
            Name,
            mean,
            NormalDistribution.Lower(z),
            deviation * Loss(z),
            deviation * Loss(-z),
            new ConfidenceInterval(mean - reach, mean + reach, level)
        );
    }

    private static double Loss(double z) => NormalDistribution.Loss(z);
}
