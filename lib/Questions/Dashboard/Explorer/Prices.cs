using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Questions.Dashboard.Selection;

namespace EcommerceNotebooks.Questions.Dashboard.Explorer;

/// <summary>Events by price, in ranges that grow like 1, 2, 5, 10; without a price, of 0 and below 0 apart.</summary>
internal sealed class Prices(Figure figure) : DashboardFigure
{
    internal override Figure Figure => figure;

    internal override FigureAnswer Answer(DashboardContext context)
    {
        context.SelectEvents();
        var ranges = context
            .Query<Range>("Explorer/explorer.sql", "prices")
            .Where(range => range.IsApart ? range.Events > 0 : range.IsWithin)
            .ToArray();
        var regular = ranges.Where(range => !range.IsApart).ToArray();
        return new FigureAnswer(
            figure,
            Table.Of(
                ranges.Select(range => new
                {
                    Price = range.Key,
                    Range = range.Name,
                    range.Events,
                    range.Purchases,
                }),
                figure.Title
            )
        )
        {
            Chart = (
                regular.Length == 0
                    ? Chart.Nothing(ranges.Length == 0 ? "There are no events." : "No event has a price above 0.")
                    : Chart.Grid(
                        1,
                        Bars(regular, "All events, by price in ranges on a logarithmic scale", range => range.Events),
                        Bars(regular, "Purchases", range => range.Purchases)
                    )
            ).Title(figure.Title),
            Keys = ["price"],
            Numbers = Named("events", "purchases"),
            Sentences = Sentences(ranges),
            Source = DashboardContext.OfEvents,
        };
    }

    private static Chart Bars(Range[] ranges, string title, Func<Range, long> count) =>
        (
            ranges.All(range => count(range) == 0)
                ? Chart.Nothing("Nothing was bought at a price above 0.")
                : Chart.Bar(ranges.Select(range => range.Name), ranges.Select(count)).YAxis("events")
        ).Title(title);

    private static string[] Sentences(Range[] ranges)
    {
        var events = ranges.Sum(range => range.Events);
        if (events == 0)
        {
            return ["No event is taken by this filter."];
        }

        var apart = ranges.Where(range => range.IsApart).ToArray();
        var first =
            apart.Length == 0
                ? $"All {Words.Count(events, "event")} have a price above 0."
                : DashboardContext.Invariant(
                    $"Of {Words.Count(events, "event")} these are not on the scale: {Words.List([.. apart.Select(range => DashboardContext.Invariant($"{range.Events:N0} with {range.Name}"))])}."
                );
        var bought = ranges.Where(range => !range.IsApart && range.Purchases > 0).ToArray();
        if (bought.Length == 0)
        {
            return [first, "Nothing was bought at a price above 0."];
        }

        var most = bought.Max(range => range.Purchases);
        string[] names = [.. bought.Where(range => range.Purchases == most).Select(range => range.Name)];
        return
        [
            first,
            DashboardContext.Invariant(
                $"Most items were bought at {Words.First(names, 3)}: {most:N0}{(names.Length > 1 ? " each" : "")}."
            ),
        ];
    }

    /// <summary>A range of prices, or those apart from all ranges: kind is missing, negative, zero or regular.</summary>
    private sealed record Range(string Kind, decimal? Least, decimal? Below, bool IsWithin, long Events, long Purchases)
    {
        internal bool IsApart => Kind != "regular";

        internal string Key => Kind == "missing" ? PriceRange.Missing : PriceRange.Of(Least, Below);

        internal string Name =>
            Kind switch
            {
                "missing" => "no price",
                "negative" => "a price below 0",
                "zero" => "a price of 0",
                _ => DashboardContext.Invariant($"{Least:#,##0.##} to {Below:#,##0.##}"),
            };
    }
}
