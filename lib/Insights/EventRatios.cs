using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>Events by type and the ratios between them. These are events over events: of sessions that convert speaks <see cref="SessionConversion"/>.</summary>
/// <param name="Events">All events.</param>
/// <param name="Views">View events.</param>
/// <param name="Carts">Cart events.</param>
/// <param name="Removes">Events of removal from the cart.</param>
/// <param name="Purchases">Purchase events.</param>
/// <param name="CartsPerView">Cart events over view events; null without views.</param>
/// <param name="PurchasesPerCart">Purchase events over cart events; null without carts. May pass 1, as one can buy without a cart event.</param>
/// <param name="PurchasesPerView">Purchase events over view events; null without views.</param>
public sealed record EventRatios(
    long Events,
    long Views,
    long Carts,
    long Removes,
    long Purchases,
    double? CartsPerView,
    double? PurchasesPerCart,
    double? PurchasesPerView
) : ChartReport
{
    /// <summary>One row per ratio with the two counts it is made of.</summary>
    public Table ToTable() =>
        Table
            .Of(Ratios, "Event ratios (events over events)")
            .WithFormat(ColumnFormat.Percent().OrElse("nothing to divide by"), "ratio");

    /// <summary>The three ratios, events over events, in a sentence, or what they would be divided by.</summary>
    public string Sentence
    {
        get
        {
            var culture = CultureInfo.InvariantCulture;
            return (PurchasesPerView, CartsPerView, PurchasesPerCart) switch
            {
                ({ } bought, { } put, { } kept) => string.Create(
                    culture,
                    $"Events over events: {bought:P2} purchases per view, {put:P2} carts per view, {kept:P2} purchases per cart."
                ),
                ({ } bought, { } put, null) => string.Create(
                    culture,
                    $"Events over events: {bought:P2} purchases per view, {put:P2} carts per view; without cart events there is no rate per cart."
                ),
                (_, _, { } kept) => string.Create(
                    culture,
                    $"Events over events: {kept:P2} purchases per cart; without views there is no rate per view."
                ),
                _ => "There are neither views nor cart events, so there is no rate per view or cart.",
            };
        }
    }

    /// <summary>The ratios as bars.</summary>
    public override Chart ToChart() =>
        Ratios.All(each => each.Ratio is null)
            ? Chart.Nothing(Sentence).Title("Event ratios")
            : Chart
                .HorizontalBar(Ratios.Select(each => each.EventRatio), Ratios.Select(each => each.Ratio ?? 0))
                .Title("Event ratios (events over events)")
                .XAxis("events over events", ".1%");

    private RatioRow[] Ratios =>
        [
            new("carts per view", Carts, Views, CartsPerView),
            new("purchases per cart", Purchases, Carts, PurchasesPerCart),
            new("purchases per view", Purchases, Views, PurchasesPerView),
        ];

    private sealed record RatioRow(string EventRatio, long Events, long OverEvents, double? Ratio);
}
