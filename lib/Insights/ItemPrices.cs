using System.Globalization;
using EcommerceNotebooks.Display;

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
) : TableReport
{
    /// <summary>The mean and the median price in a sentence, or why there is none.</summary>
    public string Sentence =>
        MeanPrice is { } mean && MedianPrice is { } median
            ? string.Create(CultureInfo.InvariantCulture, $"A mean item costs {mean:N2}, the median one {median:N2}.")
        : Items == 0 ? "Nothing was bought, so no item has a price."
        : $"{Words.Count(Items, "item")} bought, none of them with a price.";

    /// <summary>The figures as a list.</summary>
    public override Table ToTable()
    {
        var price = ColumnFormat.Automatic.OrElse("no items with a price");
        return Table.OfMeasures(
            "Item prices (an item is one purchase event)",
            new Measure("items", Items),
            new Measure("items with a price", PricedItems),
            new Measure("items with a price of zero", ZeroPricedItems),
            new Measure(
                "items with a price of zero, of items",
                ZeroPricedShare,
                ColumnFormat.Percent().OrElse("no items")
            ),
            new Measure("mean price", MeanPrice, price),
            new Measure("median price", MedianPrice, price),
            new Measure("lowest price", MinPrice, price),
            new Measure("highest price", MaxPrice, price)
        );
    }
}
