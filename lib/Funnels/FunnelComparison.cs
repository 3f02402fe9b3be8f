using System.Collections.Immutable;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

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

    private string Title => "The same steps in different units, " + Options.Filter.Describe();

    /// <summary>One row per way of counting and step.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Funnels
                    .SelectMany(funnel =>
                        funnel.Steps.Select(step => new
                        {
                            Counted = funnel.Options.UnitName,
                            step.Step,
                            step.Name,
                            Number = step.Units,
                            OfStepBefore = step.StepConversion,
                            OfFirstStep = step.OverallConversion,
                        })
                    )
                    .Concat(
                        Events.Select(
                            (events, index) =>
                                new
                                {
                                    Counted = EventRatio,
                                    Step = index + 1,
                                    Name = Options.Steps[index].Label,
                                    Number = events,
                                    OfStepBefore = index == 0
                                        ? null
                                        : FunnelStepCount.Share(events, Events[Options.RequiredBefore(index + 1) - 1]),
                                    OfFirstStep = FunnelStepCount.Share(events, Events[0]),
                                }
                        )
                    ),
                Title
            )
            .WithFormat(ColumnFormat.Percent().OrElse("none before"), "of_step_before")
            .WithFormat(ColumnFormat.Percent().OrElse("none at the first step"), "of_first_step");

    /// <summary>The three funnels, a sentence each.</summary>
    public IReadOnlyList<string> Sentences => [.. Funnels.Select(funnel => funnel.Sentence)];

    /// <summary>The three funnels side by side.</summary>
    public override Chart ToChart() =>
        Chart
            .Grid(Funnels.Length, [.. Funnels.Select(funnel => funnel.ToChart().Title(funnel.Options.UnitName))])
            .Title(Title);
}
