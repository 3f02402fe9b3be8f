using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>A planned experiment: how many users, how long, and what it can find.</summary>
/// <param name="Options">What it is planned for.</param>
/// <param name="Sample">Users per arm, or why no number is enough.</param>
/// <param name="TotalUsers">Users of all arms.</param>
/// <param name="Duration">How long it takes; null where nothing is known about the traffic or no number is enough.</param>
public sealed record ExperimentPlan(
    DesignOptions Options,
    RequiredSample Sample,
    long? TotalUsers,
    ExperimentDuration? Duration
) : ChartReport
{
    /// <summary>Plans an experiment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static ExperimentPlan For(DesignOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        var sample = ProportionPower.SampleSize(options.Baseline, options.Rate, options.Compared, options.Method);
        var total = sample.Control + (sample.Treatment * (options.Arms - 1));
        return new ExperimentPlan(options, sample, total, total is { } users ? DurationFor(users, options) : null);
    }

    /// <summary>The chance to find the planned effect with this many control users; null where the rates do not vary.</summary>
    public double? PowerAt(double controlUsers) =>
        ProportionPower.Power(Options.Baseline, Options.Rate, controlUsers, Options.Compared, Options.Method);

    /// <summary>The smallest relative change that this many control users find with the planned power; null where none is.</summary>
    public double? RelativeMinimumDetectableEffectAt(double controlUsers) =>
        Options.Baseline == 0
            ? null
            : ProportionPower.MinimumDetectableEffect(
                Options.Baseline,
                controlUsers,
                Options.Compared,
                Options.Method,
                Options.RelativeEffect < 0
            ) / Options.Baseline;

    /// <summary>The plan as a list; what could not be computed is empty, with its reason in the title.</summary>
    public Table ToTable()
    {
        var reason = Sample.Reason ?? Duration?.Reason;
        var percent = ColumnFormat.Percent();
        return Table.OfMeasures(
            reason is null ? "Plan of the experiment" : $"Plan of the experiment: {reason}",
            new Measure("baseline", Options.Baseline, percent),
            new Measure("rate to find", Options.Rate, percent),
            new Measure("relative effect", Options.RelativeEffect, percent),
            new Measure("alpha", Options.Power.Alpha, percent),
            new Measure("power", Options.Power.Power, percent),
            new Measure("arms", Options.Arms),
            new Measure("users in the control", Sample.Control),
            new Measure("users in each treatment", Sample.Treatment),
            new Measure("users in all arms", TotalUsers),
            new Measure("days until they came", Duration?.ExactDays, ColumnFormat.Fixed(2)),
            new Measure("days to run, in whole weeks", Duration?.Days),
            new Measure("users by then", Duration?.UsersAtEnd, ColumnFormat.Fixed(0))
        );
    }

    /// <summary>The power over the number of users per arm, up to twice the plan.</summary>
    public override Chart ToChart() =>
        Sample.Control is { } users
            ? PowerCurve.For(Options, Math.Max(10, users / 20), users * 2).ToChart()
            : Chart.Nothing(Sample.Reason!).Title("Power");

    /// <summary>The plan in one sentence.</summary>
    public override string ToString() =>
        Sample.Control is not { } users ? $"No plan: {Sample.Reason}."
        : Duration is { Reason: { } lack } ? $"{TotalUsers:N0} users are needed: {lack}."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{users:N0} users in the control and {TotalUsers:N0} in all{(Duration?.Days is { } days ? $", {Duration.ExactDays:N2} days of traffic, run for {days} days" : "")}."
        );

    private static ExperimentDuration? DurationFor(long users, DesignOptions options) =>
        options.CumulativeUsers is { } curve ? ExperimentDuration.Along(users, curve, options.SegmentSize)
        : options.NewUsersPerDay is { } perDay ? ExperimentDuration.Steady(users, perDay, options.SegmentSize)
        : options.SegmentSize is { } size && size < users
            ? new ExperimentDuration(users, null, null, size, $"the segment has only {size} users")
        : null;
}
