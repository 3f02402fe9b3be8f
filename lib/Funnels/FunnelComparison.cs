using System.Collections.Immutable;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Funnels;

/// <summary>The same steps counted in sessions, in users, in pairs of user and product, and in mere events: four answers to what sounds like one question.</summary>
/// <param name="Options">What is counted, but for the unit.</param>
/// <param name="Funnels">The funnels of sessions, of users, and of users and products.</param>
/// <param name="Events">Events of each step; their ratios are event ratios, not a funnel.</param>
public sealed record FunnelComparison(
    FunnelOptions Options,
    ImmutableArray<FunnelReport> Funnels,
    ImmutableArray<long> Events
) : ChartReport
{
    private const string EventRatio = "events (event ratio, not a funnel)";

    /// <summary>One row per way of counting and step.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Funnels
                    .SelectMany(funnel =>
                        funnel.Steps.Select(step => new FunnelComparisonRow(
                            funnel.Options.UnitName,
                            step.Step,
                            step.Name,
                            step.Units,
                            step.StepConversion,
                            step.OverallConversion
                        ))
                    )
                    .Concat(Events.Select(EventRow)),
                "The same steps in different units, " + Options.Filter.Describe()
            )
            .WithFormat(ColumnFormat.Percent().OrElse("none before"), "of_step_before")
            .WithFormat(ColumnFormat.Percent().OrElse("none at the first step"), "of_first_step");

    /// <summary>The three funnels, a sentence each.</summary>
    public IReadOnlyList<string> Sentences => [.. Funnels.Select(funnel => funnel.Sentence)];

    /// <summary>The three funnels side by side.</summary>
    public override Chart ToChart() =>
        Chart
            .Grid(Funnels.Length, [.. Funnels.Select(funnel => funnel.ToChart().Title(funnel.Options.UnitName))])
            .Title("The same steps in different units, " + Options.Filter.Describe());

    private FunnelComparisonRow EventRow(long events, int index) =>
        new(
            EventRatio,
            index + 1,
            Options.Steps[index].Label,
            events,
            index == 0 ? null : FunnelStepCount.Share(events, Events[Options.RequiredBefore(index + 1) - 1]),
            FunnelStepCount.Share(events, Events[0])
        );
}

/// <summary>A step in one way of counting, as a table shows it.</summary>
internal sealed record FunnelComparisonRow(
    string Counted,
    int Step,
    string Name,
    long Number,
    double? OfStepBefore,
    double? OfFirstStep
);
