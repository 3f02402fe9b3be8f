using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Insights;

/// <summary>Prices of items, that is of single purchase events; what an order is worth says <see cref="OrderValues"/>.</summary>
/// <param name="Items">Purchase events.</param>
/// <param name="PricedItems">Purchase events with a price; the figures below are of them.</param>
/// <param name="ZeroPricedItems">Purchase events with a price of zero.</param>
/// <param name="ZeroPricedShare">Of all items; null without items.</param>
/// <param name="MeanPrice">Mean price, rounded to cents; null without priced items.</param>
/// <param name="MedianPrice">Median price, rounded to cents.</param>
/// <param name="MinPrice">Lowest price.</param>
/// <param name="MaxPrice">Highest price.</param>
public sealed record ItemPrices(
    long Items,
    long PricedItems,
    long ZeroPricedItems,
    double? ZeroPricedShare,
    decimal? MeanPrice,
    decimal? MedianPrice,
    decimal? MinPrice,
    decimal? MaxPrice
)
{
    /// <summary>The figures as a list.</summary>
    public Table ToTable() =>
        Table.OfMeasures(
            "Item prices (an item is one purchase event)",
            new Measure("items", Items),
            new Measure("items with a price", PricedItems),
            new Measure("items with a price of zero", ZeroPricedItems),
            new Measure("items with a price of zero, of items", ZeroPricedShare, ColumnFormat.Percent()),
            new Measure("mean price", MeanPrice),
            new Measure("median price", MedianPrice),
            new Measure("lowest price", MinPrice),
            new Measure("highest price", MaxPrice)
        );
}
