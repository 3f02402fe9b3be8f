using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>What one test said about one simulated experiment.</summary>
internal readonly record struct SimulatedOutcome(string Name, double PValue, bool IsCovered, double Width)
{
    internal static SimulatedOutcome[] Of(SimulationOptions options, int run, TestOptions test)
    {
        var samples = ExperimentSimulator.Draw(options, run);
        var conversion = samples[0].Arms;
        var revenue = samples[1].Arms;
        var value = samples[2].Arms;
        (var x1, var n1) = Counts(conversion[0]);
        (var x2, var n2) = Counts(conversion[1]);
        var cuped = Cuped.Of([revenue[0].Covariate!.Value, revenue[1].Covariate!.Value]);
        var relativeRevenue = options.RevenueEffect / (options.Conversion * options.MeanOrderValue);
        return
        [
            From("conversion, z and Newcombe", ProportionTest.Of(x1, n1, x2, n2, test), options.ConversionEffect),
            From(
                "conversion, z and Wald",
                ProportionTest.Of(x1, n1, x2, n2, test, ProportionInterval.Wald),
                options.ConversionEffect
            ),
            From(
                "conversion, Welch",
                WelchTest.Of(conversion[0].Values.First, conversion[1].Values.First, test),
                options.ConversionEffect
            ),
            From(
                "conversion, relative",
                WelchTest.Relative(conversion[0].Values.First, conversion[1].Values.First, test),
                options.ConversionLift
            ),
            From(
                "revenue, Welch",
                WelchTest.Of(revenue[0].Values.First, revenue[1].Values.First, test),
                options.RevenueEffect
            ),
            From(
                "revenue, relative",
                WelchTest.Relative(revenue[0].Values.First, revenue[1].Values.First, test),
                relativeRevenue
            ),
            From(
                "revenue, Welch with CUPED",
                WelchTest.Of(cuped.Adjusted[0], cuped.Adjusted[1], test),
                options.RevenueEffect
            ),
            From("AOV, delta method", RatioTest.Of(value[0].Values, value[1].Values, test), options.OrderValueEffect),
        ];
    }

    private static SimulatedOutcome From(string name, TestResult result, double truth) =>
        result is { PValue: { } p, Interval: { } interval }
            ? new SimulatedOutcome(
                name,
                p,
                interval.Low <= truth && truth <= interval.High,
                interval.High - interval.Low
            )
            : new SimulatedOutcome(name, double.NaN, false, double.NaN);

    private static (long Successes, long Trials) Counts(ArmSample arm) =>
        ((long)Math.Round(arm.Values.First.Sum), arm.Users);
}
