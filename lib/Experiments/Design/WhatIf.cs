using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>What an experiment of a given size would do if a lift were true.</summary>
/// <param name="Options">The inputs.</param>
/// <param name="RequiredUsersPerArm">Users per arm for 80 % power; null where no number is enough.</param>
/// <param name="RelativeMinimumDetectableEffect">The smallest lift found with 80 % power; null where none is.</param>
/// <param name="Power">The chance to find the lift.</param>
/// <param name="Observed">The test if the arms showed exactly the two rates, to the nearest user.</param>
/// <param name="Bayesian">What a uniform prior makes of the same counts.</param>
public sealed record WhatIf(
    WhatIfOptions Options,
    long? RequiredUsersPerArm,
    double? RelativeMinimumDetectableEffect,
    double? Power,
    TestResult Observed,
    BayesianResult Bayesian
) : ChartReport
{
    private const int Points = 241;

    private double Rate => Options.Baseline * (1 + Options.Lift);

    /// <summary>Works out one setting of the panel.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Users are not within 100 and 50,000, or a rate or the level is out of range.</exception>
    public static WhatIf For(WhatIfOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.UsersPerArm, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.UsersPerArm, 50_000);
        Probability.Inner(options.Baseline, nameof(options.Baseline));
        Probability.Inner(options.Confidence, nameof(options.Confidence));
        var rate = Probability.Inner(options.Baseline * (1 + options.Lift), "Baseline * (1 + Lift)");
        var power = new PowerOptions { Alpha = 1 - options.Confidence };
        var users = options.UsersPerArm;
        var control = (long)Math.Round(users * options.Baseline);
        var treatment = (long)Math.Round(users * rate);
        return new WhatIf(
            options,
            ProportionPower.SampleSize(options.Baseline, rate, power).Control,
            ProportionPower.MinimumDetectableEffect(options.Baseline, users, power) / options.Baseline,
            ProportionPower.Power(options.Baseline, rate, users, power),
            ProportionTest.Of(control, users, treatment, users, new TestOptions { Confidence = options.Confidence }),
            BetaBinomial.Compare(control, users, treatment, users, level: options.Confidence)
        );
    }

    /// <summary>Inputs and outputs as a list.</summary>
    public Table ToTable()
    {
        var percent = ColumnFormat.Percent();
        return Table.OfMeasures(
            "What if",
            new Measure("users per arm", Options.UsersPerArm),
            new Measure("baseline", Options.Baseline, percent),
            new Measure("lift", Options.Lift, percent),
            new Measure("confidence", Options.Confidence, percent),
            new Measure("users per arm for 80 % power", RequiredUsersPerArm),
            new Measure("smallest lift found with 80 % power", RelativeMinimumDetectableEffect, percent),
            new Measure("chance to find this lift", Power, percent),
            new Measure("p-value at exactly these rates", Observed.PValue),
            new Measure("chance that the treatment is better, at these rates", Bayesian.ChanceToBeat, percent)
        );
    }

    /// <summary>How the measured rates of both arms would spread around the true ones: the more they overlap, the less one experiment tells.</summary>
    public override Chart ToChart()
    {
        var wide = 4 * Deviation(Math.Max(Options.Baseline, Rate));
        var low = Math.Max(0, Math.Min(Options.Baseline, Rate) - wide);
        var high = Math.Min(1, Math.Max(Options.Baseline, Rate) + wide);
        var rates = Enumerable.Range(0, Points).Select(i => low + ((high - low) * i / (Points - 1))).ToArray();
        return Chart
            .Line(rates, rates.Select(rate => Density(rate, Options.Baseline)), "control")
            .With(Chart.Line(rates, rates.Select(rate => Density(rate, Rate)), "treatment"))
            .Title($"Where the measured rates of {Options.UsersPerArm} users per arm would lie")
            .XAxis("measured rate", ".1%")
            .YAxis("density");
    }

    private double Density(double at, double rate) =>
        NormalDistribution.Density((at - rate) / Deviation(rate)) / Deviation(rate);

    private double Deviation(double rate) => Math.Sqrt(rate * (1 - rate) / Options.UsersPerArm);
}
