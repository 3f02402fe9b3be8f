using EcommerceNotebooks.Display;
using EcommerceNotebooks.Funnels;
using EcommerceNotebooks.Questions.Dashboard.Numbers;
using EcommerceNotebooks.Questions.Dashboard.Selection;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Questions.Dashboard.Users;

/// <summary>The funnel from view over cart to purchase in sessions, in users, and in pairs of user and product.</summary>
internal sealed class UnitFunnels(Figure figure) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var funnels = context.Session.Funnels.ByUnit(Options(context));
        var rows = funnels.Funnels.SelectMany(funnel =>
            funnel.Steps.Select(step =>
            {
                var interval = step.Step == 1 ? null : WilsonInterval.Of(step.Units, funnel.Entries);
                return new
                {
                    Unit = funnel.Options.UnitName,
                    step.Step,
                    Name = $"{funnel.Options.UnitName} with {step.Name}",
                    step.Units,
                    OfStepBefore = step.StepConversion,
                    OfFirstStep = step.OverallConversion,
                    OfFirstStepLow = interval?.Low,
                    OfFirstStepHigh = interval?.High,
                };
            })
        );
        return new FigureAnswer(
            figure,
            Table
                .Of(rows, figure.Title)
                .WithFormat(ColumnFormat.Percent().OrElse("none before"), "of_step_before")
                .WithFormat(ColumnFormat.Percent().OrElse("none at the first step"), "of_first_step")
                .WithFormat(ColumnFormat.Percent().OrElse("-"), "of_first_step_low", "of_first_step_high")
        )
        {
            Chart = funnels.ToChart().Title(figure.Title),
            Keys = ["unit", "step"],
            Numbers = Named("units", "of_step_before", "of_first_step"),
            Sentences = [.. funnels.Funnels.Select(Sentence)],
            Source = DashboardContext.OfEvents,
        };
    }

    internal override OpenedNumber Open(
        DashboardContext context,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        long skip,
        int rows
    )
    {
        var places = new FigureKeys(keys).Only("unit", "step");
        var (unit, step) = (places.Text("unit"), places.Number("step"));
        var all = Options(context);
        var options =
            Enum.GetValues<FunnelUnit>()
                .Select(each => all with { Unit = each })
                .FirstOrDefault(each => each.UnitName == unit)
            ?? throw new ArgumentException("A funnel is one of sessions, of users, or of users and products.");
        var opened = Units(step, rows);
        if (number == "units")
        {
            return opened;
        }

        var before = number switch
        {
            "of_step_before" => step - 1,
            "of_first_step" => 1,
            _ => throw new ArgumentException("A funnel has units, of_step_before and of_first_step."),
        };
        var whole = before == 0 ? null : Units(before, 0);
        return opened with
        {
            Name = number,
            Title = before == 1 ? $"Of the {unit} of the first step" : $"Of the {unit} of the step before",
            Unit = "share",
            Value = whole?.Value is long and > 0 and var below ? (double)(long)opened.Value! / (long)below : null,
            Formula = whole is null ? "there is no step before the first" : $"{opened.Title} / {whole.Title}",
            Parts = whole is null
                ? []
                :
                [
                    new NumberPart("units", opened.Title, opened.Value, keys),
                    new NumberPart("units", whole.Title, whole.Value, Place(before)),
                ],
        };

        OpenedNumber Units(int of, int listed) =>
            FunnelUnits.Open(
                context,
                options,
                FunnelUnits.Units(options),
                Place(of),
                of == step ? skip : 0,
                listed
            ) with
            {
                Name = "units",
            };

        Dictionary<string, string?> Place(int of) =>
            new() { ["unit"] = unit, ["step"] = DashboardContext.Invariant($"{of}") };
    }

    internal override long Export(
        DashboardContext context,
        string number,
        IReadOnlyDictionary<string, string?> keys,
        string path
    )
    {
        var opened = Open(context, number, keys, 0, Table.KeptRows);
        return opened.RowCount <= Table.KeptRows
            ? DashboardExport.Write(opened.Rows, path)
            : throw new ArgumentException(
                DashboardContext.Invariant(
                    $"These are {opened.RowCount:N0} {keys["unit"]}, and {Table.KeptRows:N0} are the most that a file gets; narrow the filter."
                )
            );
    }

    private static FunnelOptions Options(DashboardContext context) =>
        new() { Filter = context.Events, AsOf = context.AsOf };

    private static string Sentence(FunnelReport funnel) =>
        WilsonInterval.Of(funnel.Conversions, funnel.Entries) is { } interval
            ? DashboardContext.Invariant(
                $"{funnel.Sentence.TrimEnd('.')} (95 % interval {interval.Low:P2} to {interval.High:P2})."
            )
            : funnel.Sentence;
}
