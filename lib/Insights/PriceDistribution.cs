using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>Prices of events of any type, in ranges that do not overlap and together hold every event with a price.</summary>
/// <param name="Buckets">The five ranges from low to high, also those without events.</param>
/// <param name="Quantiles">Quantiles of the same prices.</param>
public sealed record PriceDistribution(IReadOnlyList<PriceBucket> Buckets, PriceQuantiles Quantiles) : ChartReport
{
    /// <summary>One row per range.</summary>
    public Table ToTable() =>
        Table
            .Of(Buckets, "Events by price, ranges [from, to)")
            .WithFormat(ColumnFormat.Percent().OrElse("no prices"), "event_share")
            .WithFormat(ColumnFormat.Automatic.OrElse("no limit"), "from_price", "to_price");

    /// <summary>The quantiles as a list.</summary>
    public Table QuantilesTable()
    {
        var price = ColumnFormat.Automatic.OrElse("no prices");
        return Table.OfMeasures(
            "Prices of events",
            new Measure("events with a price", Quantiles.PricedEvents),
            new Measure("events without a price", Quantiles.EventsWithoutPrice),
            new Measure("lowest", Quantiles.MinPrice, price),
            new Measure("25 %", Quantiles.P25Price, price),
            new Measure("median", Quantiles.MedianPrice, price),
            new Measure("75 %", Quantiles.P75Price, price),
            new Measure("95 %", Quantiles.P95Price, price),
            new Measure("highest", Quantiles.MaxPrice, price)
        );
    }

    /// <summary>Events and revenue by range, as bars.</summary>
    public override Chart ToChart()
    {
        var names = Buckets.Select(bucket => bucket.Bucket);
        return Quantiles.PricedEvents == 0
            ? Chart.Nothing("There are no events with a price.").Title("Events by price")
            : Chart
                .Grid(
                    2,
                    Chart.Bar(names, Buckets.Select(bucket => bucket.Events)).Title("Events").YAxis("events"),
                    (
                        Buckets.All(bucket => bucket.Revenue == 0)
                            ? Chart.Nothing(
                                Words.Sentence(InsightText.NoRevenue(Buckets.Sum(bucket => bucket.Purchases)))
                            )
                            : Chart.Bar(names, Buckets.Select(bucket => bucket.Revenue)).YAxis("revenue")
                    ).Title("Revenue")
                )
                .Title("Prices: zero, low [0.01, 100), medium [100, 1000), high [1000, ∞)");
    }
}
