using EcommerceNotebooks.Display;
using EcommerceNotebooks.Funnels;
using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Home;

/// <summary>The funnel of sessions from view to purchase, and where it loses most.</summary>
internal sealed class LargestDrop(Figure figure) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var funnel = context.Session.Funnels.Count(Options(context));
        return new FigureAnswer(
            figure,
            Table
                .Of(
                    funnel.Steps.Select(step => new
                    {
                        step.Step,
                        step.Name,
                        Sessions = step.Units,
                        OfStepBefore = step.StepConversion,
                        OfFirstStep = step.OverallConversion,
                    }),
                    figure.Title
                )
                .WithFormat(ColumnFormat.Percent().OrElse("none before"), "of_step_before")
                .WithFormat(ColumnFormat.Percent().OrElse("none at the first step"), "of_first_step")
        )
        {
            Chart = funnel.ToChart().Title(figure.Title),
            Keys = ["step"],
            Numbers = Named("sessions"),
            Sentences = [funnel.Sentence, Drop(funnel)],
            Source = DashboardContext.OfEvents,
        };
    }

    internal override OpenedNumber Open(
        DashboardContext context,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        long skip,
        int rows
    ) => FunnelUnits.Open(context, Options(context), number, keys, skip, rows);

    internal override long Export(
        DashboardContext context,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        string path
    ) => DashboardExport.Write(Open(context, number, keys, 0, Table.KeptRows).Rows, path);

    private static FunnelOptions Options(DashboardContext context) =>
        new() { Filter = context.Events, AsOf = context.AsOf };

    private static string Drop(FunnelReport funnel)
    {
        var steps = funnel.Steps;
        if (funnel.Entries == 0)
        {
            return "Without a first step nothing is lost.";
        }

        var losses = steps
            .Zip(steps.Skip(1), (before, after) => (Before: before, After: after, Lost: before.Units - after.Units))
            .ToArray();
        var largest = losses.Max(loss => loss.Lost);
        return largest == 0
            ? "No session is lost on the way."
            : string.Join(
                " ",
                losses
                    .Where(loss => loss.Lost == largest)
                    .Select(loss =>
                        DashboardContext.Invariant(
                            $"Most sessions are lost between {loss.Before.Name} and {loss.After.Name}: {loss.Lost:N0} of {loss.Before.Units:N0}, {(double)loss.Lost / loss.Before.Units:P2}."
                        )
                    )
            );
    }
}
