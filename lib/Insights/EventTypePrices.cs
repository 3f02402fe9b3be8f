using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>Prices of the events of one type.</summary>
/// <param name="EventType">view, cart, remove_from_cart or purchase.</param>
/// <param name="Events">Events of the type.</param>
/// <param name="PricedEvents">Those with a price; the figures below are of them.</param>
/// <param name="MeanPrice">Mean price, rounded to cents; null without priced events.</param>
/// <param name="MedianPrice">Median price, rounded to cents; null without priced events.</param>
public sealed record EventTypePrice(
    string EventType,
    long Events,
    long PricedEvents,
    decimal? MeanPrice,
    decimal? MedianPrice
);

/// <summary>What viewed, carted, removed and bought items cost. The types differ in which items they are of; a difference says nothing about what a price causes.</summary>
/// <param name="Rows">All four types in the order of the funnel, also those that do not occur.</param>
public sealed record EventTypePrices(IReadOnlyList<EventTypePrice> Rows) : ChartReport
{
    /// <summary>One row per type.</summary>
    public Table ToTable() =>
        Table
            .Of(Rows, "Prices by event type")
            .WithFormat(ColumnFormat.Automatic.OrElse("no prices"), "mean_price", "median_price");

    /// <summary>The mean price of viewed, carted and bought items in a sentence, or that none has one.</summary>
    public string Sentence
    {
        get
        {
            string[] means =
            [
                .. Rows.Where(row => row.MeanPrice is not null && row.EventType != "remove_from_cart")
                    .Select(row =>
                        string.Create(CultureInfo.InvariantCulture, $"{Names[row.EventType]} {row.MeanPrice:N2}")
                    ),
            ];
            return means.Length == 0
                ? "No viewed, carted or bought item has a price."
                : $"Mean prices: {Words.List(means)}.";
        }
    }

    /// <summary>Mean and median price by type, as bars.</summary>
    public override Chart ToChart()
    {
        EventTypePrice[] priced = [.. Rows.Where(row => row.PricedEvents > 0)];
        var types = priced.Select(row => row.EventType);
        return priced.All(row => row.MeanPrice == 0)
            ? Chart
                .Nothing(priced.Length == 0 ? "There are no events with a price." : "All prices are 0.")
                .Title("Prices by event type")
            : Chart
                .Bar(types, priced.Select(row => row.MeanPrice ?? 0), "mean")
                .With(Chart.Bar(types, priced.Select(row => row.MedianPrice ?? 0), "median"))
                .Title("Prices by event type")
                .YAxis("price");
    }

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["view"] = "viewed items",
        ["cart"] = "items put in the cart",
        ["purchase"] = "bought items",
    };
}
