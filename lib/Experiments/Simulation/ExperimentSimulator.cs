using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Experiments;

/// <summary>Draws whole experiments with a known truth, thousands a second: each user buys or not by a hidden readiness, before and during the experiment, for a lognormal amount.</summary>
public static class ExperimentSimulator
{
    /// <summary>The metric "conversion".</summary>
    public static ExperimentMetric Conversion { get; } = new("conversion", MetricKind.Rate);

    /// <summary>The metric "revenue per user", with the revenue before the experiment as covariate.</summary>
    public static ExperimentMetric Revenue { get; } = new("revenue per user", MetricKind.Mean);

    /// <summary>The metric "AOV", revenue over orders.</summary>
    public static ExperimentMetric OrderValue { get; } = new("AOV", MetricKind.Ratio);

    /// <summary>One experiment, the same for the same seed and number: conversion, revenue per user and AOV, control first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static IReadOnlyList<MetricSample> Draw(SimulationOptions options, long number = 0)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        var normals = new NormalPairs(Hash64.Of(options.Seed, (ulong)number));
        var control = Arm("control", options.ControlUsers, 0, 0, options, ref normals);
        var treatment = Arm(
            "treatment",
            options.TreatmentUsers,
            options.ConversionLift,
            options.OrderValueLift,
            options,
            ref normals
        );
        return
        [
            new MetricSample(Conversion, [control.Conversion, treatment.Conversion]),
            new MetricSample(Revenue, [control.Revenue, treatment.Revenue]),
            new MetricSample(OrderValue, [control.OrderValue, treatment.OrderValue]),
        ];
    }

    private static (ArmSample Conversion, ArmSample Revenue, ArmSample OrderValue) Arm(
        string name,
        int users,
        double conversionLift,
        double valueLift,
        SimulationOptions options,
        ref NormalPairs normals
    )
    {
        var threshold = NormalDistribution.UpperQuantile(options.Conversion * (1 + conversionLift));
        var preThreshold = NormalDistribution.UpperQuantile(options.PreConversion);
        var keep = options.Persistence;
        var change = Math.Sqrt(1 - (keep * keep));
        var value = options.MedianOrderValue * (1 + valueLift);
        var sigma = options.OrderValueSigma;
        long orders = 0;
        double revenue = 0;
        double revenueSquares = 0;
        double pre = 0;
        double preSquares = 0;
        double products = 0;
        for (var user = 0; user < users; user++)
        {
            (var before, var fresh) = normals.NextPair();
            var bought = (keep * before) + (change * fresh) > threshold;
            var boughtBefore = before > preThreshold;
            if (!bought && !boughtBefore)
            {
                continue;
            }

            (var taste, var mood) = normals.NextPair();
            var spentBefore = boughtBefore ? options.MedianOrderValue * Math.Exp(sigma * taste) : 0;
            var spent = bought ? value * Math.Exp(sigma * ((keep * taste) + (change * mood))) : 0;
            orders += bought ? 1 : 0;
            revenue += spent;
            revenueSquares += spent * spent;
            pre += spentBefore;
            preSquares += spentBefore * spentBefore;
            products += spent * spentBefore;
        }

        var conversion = SampleMoments.FromCounts(orders, users);
        var spending = SampleMoments.FromSums(users, revenue, revenueSquares);
        return (
            new ArmSample(name, new PairedMoments(conversion, SampleMoments.Empty, 0)),
            new ArmSample(
                name,
                new PairedMoments(spending, SampleMoments.Empty, 0),
                PairedMoments.FromSums(users, revenue, revenueSquares, pre, preSquares, products)
            ),
            // One order at most, so a buyer's revenue times orders is the revenue.
            new ArmSample(name, new PairedMoments(spending, conversion, revenue - (revenue / users * orders)))
        );
    }
}
