using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Insights;

/// <summary>Values of orders; an order is a session with at least one purchase. Amounts are rounded to cents and null without orders.</summary>
/// <param name="Orders">Sessions with a purchase.</param>
/// <param name="Items">Purchase events in them.</param>
/// <param name="Buyers">Users with an order.</param>
/// <param name="Revenue">Sum of the prices of all items.</param>
/// <param name="AverageOrderValue">Revenue over orders (AOV).</param>
/// <param name="ItemsPerOrder">Items over orders.</param>
/// <param name="RevenuePerBuyer">Revenue over buyers.</param>
/// <param name="MinValue">Smallest order.</param>
/// <param name="P25Value">A quarter of the orders is smaller.</param>
/// <param name="MedianValue">Half of the orders is smaller.</param>
/// <param name="P75Value">Three quarters of the orders are smaller.</param>
/// <param name="P95Value">95 in 100 orders are smaller.</param>
/// <param name="MaxValue">Largest order.</param>
public sealed record OrderValues(
    long Orders,
    long Items,
    long Buyers,
    decimal Revenue,
    decimal? AverageOrderValue,
    double? ItemsPerOrder,
    decimal? RevenuePerBuyer,
    decimal? MinValue,
    decimal? P25Value,
    decimal? MedianValue,
    decimal? P75Value,
    decimal? P95Value,
    decimal? MaxValue
)
{
    /// <summary>The figures as a list.</summary>
    public Table ToTable() =>
        Table.OfMeasures(
            "Order values (an order is a session with a purchase)",
            new Measure("orders", Orders),
            new Measure("items", Items),
            new Measure("buyers", Buyers),
            new Measure("revenue", Revenue),
            new Measure("average order value (revenue over orders)", AverageOrderValue),
            new Measure("items per order", ItemsPerOrder, ColumnFormat.Fixed(3)),
            new Measure("revenue per buyer", RevenuePerBuyer),
            new Measure("smallest order", MinValue),
            new Measure("order value, 25 %", P25Value),
            new Measure("order value, median", MedianValue),
            new Measure("order value, 75 %", P75Value),
            new Measure("order value, 95 %", P95Value),
            new Measure("largest order", MaxValue)
        );
}
