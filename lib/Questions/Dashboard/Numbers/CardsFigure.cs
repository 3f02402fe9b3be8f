using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Numbers;

/// <summary>Numbers of everything that the filter takes, a card each, beside those of the dates they are compared with.</summary>
internal sealed class CardsFigure(Figure figure, params string[] numbers) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        var now = Values(context, null);
        var before = context.Compared is { } dates ? Values(context, dates) : null;
        return new FigureAnswer(
            figure,
            Table
                .Of(
                    numbers.Select(name => Row(Number.Of(name), now[name], before is null ? null : before[name])),
                    figure.Title
                )
                .WithFormat(ColumnFormat.Percent().OrElse("no comparison"), "change")
                .WithFormat(ColumnFormat.Automatic.OrElse("none"), "value")
                .WithFormat(ColumnFormat.Automatic.OrElse("no comparison"), "previous")
        )
        {
            Keys = [],
            Numbers = new Dictionary<string, string> { ["value"] = "" },
            Source = figure.IsSlow ? DashboardContext.OfEvents : context.Totals().Source,
            Sentences = Sentence(context) is { } sentence ? [sentence] : [],
        };
    }

    private static string? Sentence(DashboardContext context) =>
        context.Compared is { } dates
            ? DashboardContext.Invariant($"Compared with {dates.From:yyyy-MM-dd} to {dates.To.AddDays(-1):yyyy-MM-dd}.")
        : context.Filter.Compare == Comparison.None ? null
        : context.FirstDate is { } first
            ? DashboardContext.Invariant(
                $"There is nothing to compare with: the log begins on {first:yyyy-MM-dd}, less than one such period before."
            )
        : "There is nothing to compare with: there are no events.";

    private static Card Row(Number number, decimal? value, decimal? previous) =>
        new(
            number.Name,
            number.Title,
            value,
            number.Unit,
            number.Meaning,
            previous,
            value is { } now && previous is { } before and not 0 ? (double)((now - before) / before) : null,
            number.Name
        );

    /// <summary>A card.</summary>
    private sealed record Card(
        string Key,
        string Metric,
        decimal? Value,
        string Unit,
        string Meaning,
        decimal? Previous,
        double? Change,
        string Number
    );

    private Dictionary<string, decimal?> Values(DashboardContext context, (DateOnly From, DateOnly To)? dates)
    {
        if (figure.IsSlow)
        {
            return numbers.ToDictionary(name => name, name => Number.Of(name).Compute(context, dates));
        }

        var sums = CellSums.Add((dates is { } other ? context.Totals(other.From, other.To) : context.Totals()).Hours);
        return numbers.ToDictionary(
            name => name,
            name =>
                name switch
                {
                    "events" => sums.Events,
                    "views" => sums.Views,
                    "carts" => sums.Carts,
                    "removes" => sums.Removes,
                    "purchases" => sums.Purchases,
                    "revenue" => sums.Revenue,
                    "mean_item_price" => sums.MeanItemPrice,
                    "carts_per_view" => Ratio(sums.Carts, sums.Views),
                    "purchases_per_cart" => Ratio(sums.Purchases, sums.Carts),
                    "purchases_per_view" => Ratio(sums.Purchases, sums.Views),
                    _ => throw new InvalidOperationException($"No sum of cells gives {name}."),
                }
        );
    }

    private static decimal? Ratio(long above, long below) =>
        below == 0 ? null : decimal.Round((decimal)above / below, 6);
}
