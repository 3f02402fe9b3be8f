using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Funnels;

/// <summary>A funnel in numbers.</summary>
/// <param name="Options">What it counts.</param>
/// <param name="Steps">The steps in order, also those that no unit reached.</param>
public sealed record FunnelReport(FunnelOptions Options, IReadOnlyList<FunnelStepCount> Steps)
{
    /// <summary>Units at the first step.</summary>
    public long Entries => Steps[0].Units;

    /// <summary>Units at the last required step.</summary>
    public long Conversions => Steps[Options.LastRequired - 1].Units;

    /// <summary>Conversions over entries; null without entries.</summary>
    public double? Conversion => FunnelStepCount.Share(Conversions, Entries);

    private string Title => "Funnel of " + Options.Describe();

    /// <summary>One row per step.</summary>
    public Table ToTable() =>
        Table
            .Of(Steps, Title)
            .WithFormat(
                ColumnFormat.Percent(),
                "step_conversion",
                "overall_conversion",
                "stopped_share",
                "skipped_share"
            )
            .WithFormat(ColumnFormat.Fixed(1).WithUnit("s"), "mean_seconds", "median_seconds");

    /// <summary>The units at each step as a funnel. An optional step may have fewer units than the next; the share that passed without it stands in its name.</summary>
    public Chart ToChart() =>
        Entries == 0
            ? Chart.Nothing("No unit has the first step.").Title(Title)
            : Chart
                .Funnel(
                    Steps.Select(step =>
                        step.IsOptional
                            ? $"{step.Name} (optional, skipped by {Customers.CustomerText.Percent(step.SkippedShare)})"
                            : step.Name
                    ),
                    Steps.Select(step => step.Units),
                    Options.UnitName
                )
                .Title(Title);
}
