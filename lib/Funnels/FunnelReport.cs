using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Funnels;

/// <summary>A funnel in numbers.</summary>
/// <param name="Options">What it counts.</param>
/// <param name="Steps">The steps in order, also those that no unit reached.</param>
public sealed record FunnelReport(FunnelOptions Options, IReadOnlyList<FunnelStepCount> Steps) : ChartReport
{
    /// <summary>Units at the first step.</summary>
    public long Entries => Steps[0].Units;

    /// <summary>Units at the last required step.</summary>
    public long Conversions => Steps[Options.LastRequired - 1].Units;

    /// <summary>Conversions over entries; null without entries.</summary>
    public double? Conversion => FunnelStepCount.Share(Conversions, Entries);

    /// <summary>How many units go through in a sentence, with the steps and the unit; or that none begins.</summary>
    public string Sentence =>
        Conversion is { } conversion
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"Of {Options.Count(Entries)} with {(Options.Mode == FunnelMode.Unordered ? "" : "a ")}{Steps[0].Name}, {conversion:P2} {Options.Reach(many: true)}."
            )
            : $"None of the {Options.UnitName} has the first step, {Steps[0].Name}, so there is no conversion.";

    /// <summary>How many units leave out the first optional step, in a sentence, or that there are none to tell; null without an optional step.</summary>
    public string? SkipSentence
    {
        get
        {
            if (Steps.FirstOrDefault(step => step.IsOptional) is not { } optional)
            {
                return null;
            }

            var next = Options.RequiredAfter(optional.Step);
            var passed = Steps[(next == 0 ? Options.LastRequired : next) - 1];
            var who = $"{char.ToUpperInvariant(Options.UnitName[0])}{Options.UnitName[1..]} with a {passed.Name}";
            return optional.SkippedShare is { } share
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"{who} after a {Steps[0].Name}: {passed.Units:N0}; {share:P2} of them have no {optional.Name} {(next == 0 ? "after it" : "in between")}."
                )
                : $"{who} after a {Steps[0].Name}: none, so it cannot be said how many leave out the {optional.Name}.";
        }
    }

    private string Title => "Funnel of " + Options.Describe();

    /// <summary>One row per step.</summary>
    public Table ToTable() =>
        Table
            .Of(Steps, Title)
            .WithFormat(ColumnFormat.Percent().OrElse("none before"), "step_conversion")
            .WithFormat(ColumnFormat.Percent().OrElse("none at the first step"), "overall_conversion")
            .WithFormat(ColumnFormat.Percent().OrElse("-"), "stopped_share", "skipped_share")
            .WithFormat(ColumnFormat.Automatic.OrElse("-"), "stopped", "skipped")
            .WithFormat(ColumnFormat.Fixed(1).WithUnit("s").OrElse("-"), "mean_seconds", "median_seconds");

    /// <summary>The units at each step as a funnel. An optional step may have fewer units than the next; the share that passed without it stands in its name.</summary>
    public override Chart ToChart() =>
        Entries == 0
            ? Chart.Nothing("No unit has the first step.").Title(Title)
            : Chart
                .Funnel(
                    Steps.Select(step =>
                        step.IsOptional
                            ? $"{step.Name} (optional, {(step.SkippedShare is null ? "nobody got past it" : "skipped by " + Words.Percent(step.SkippedShare))})"
                            : step.Name
                    ),
                    Steps.Select(step => step.Units),
                    Options.UnitName
                )
                .Title(Title);
}

/// <summary>A step of a funnel in numbers, all of them units over units.</summary>
/// <param name="Step">Its number, from 1.</param>
/// <param name="Name">What it is called.</param>
/// <param name="IsOptional">Whether a unit may go on without it.</param>
/// <param name="Units">Units whose attempt has it.</param>
/// <param name="StepConversion">Over the units at the required step before; null at the first step and where there are none.</param>
/// <param name="OverallConversion">Over the units at the first step; null without any.</param>
/// <param name="Stopped">Units that went no further; null for optional steps and for the last required one.</param>
/// <param name="StoppedShare">Over the step's units; null without any and where there is no number.</param>
/// <param name="Skipped">Units that passed without it; null for required steps.</param>
/// <param name="SkippedShare">Over all units that passed it: those at the next required step or, behind the last one, at that; null without any and for required steps.</param>
/// <param name="MeanSeconds">Mean time since the required step before, over the attempts that have the step; null at the first step and where there are none.</param>
/// <param name="MedianSeconds">Median of the same.</param>
public sealed record FunnelStepCount(
    int Step,
    string Name,
    bool IsOptional,
    long Units,
    double? StepConversion,
    double? OverallConversion,
    long? Stopped,
    double? StoppedShare,
    long? Skipped,
    double? SkippedShare,
    double? MeanSeconds,
    double? MedianSeconds
)
{
    internal static FunnelStepCount For(FunnelOptions options, FunnelCounts counts, int step)
    {
        var isOptional = options.Steps[step - 1].IsOptional;
        var (next, passed) = (options.RequiredAfter(step), options.PassedAt(step));
        var units = counts.Units(step);
        long? stopped = isOptional || next == 0 ? null : units - counts.Units(next);
        long? skipped = isOptional ? counts.Units(passed, without: step) : null;
        var (mean, median) = counts.Seconds(step);
        return new FunnelStepCount(
            step,
            options.StepName(step),
            isOptional,
            units,
            step == 1 ? null : Share(units, counts.Units(options.RequiredBefore(step))),
            Share(units, counts.Units(1)),
            stopped,
            stopped is { } left ? Share(left, units) : null,
            skipped,
            skipped is { } without ? Share(without, counts.Units(passed)) : null,
            mean,
            median
        );
    }

    internal static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;
}
