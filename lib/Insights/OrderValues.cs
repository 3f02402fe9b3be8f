using System.Globalization;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>Values of orders; an order is a session with at least one purchase. Amounts are rounded to cents, and null without orders or where no item has a price.</summary>
/// <param name="Orders">Sessions with a purchase.</param>
/// <param name="ZeroValueOrders">Those whose items' prices sum to 0, as free ones do; null where no item has a price, 0 without orders.</param>
/// <param name="OrdersWithoutSessionId">Those whose events have no session id: all such events of a user are one session.</param>
/// <param name="Items">Purchase events in them.</param>
/// <param name="PricedItems">Those with a price.</param>
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
    long? ZeroValueOrders,
    long OrdersWithoutSessionId,
    long Items,
    long PricedItems,
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
) : TableReport
{
    /// <summary>The mean and the median order in a sentence, or why there is none.</summary>
    public string Sentence =>
        AverageOrderValue is { } mean && MedianValue is { } median
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"An order is worth {mean:N2} on average ({Revenue:N2} of revenue over {Words.Count(Orders, "order")}), and {median:N2} in the middle."
            )
        : Orders == 0 ? "There are no orders, so none has a value."
        : $"{Words.Count(Orders, "order")}, but no item in them has a price, so their value is not known.";

    /// <summary>The figures as a list.</summary>
    public override Table ToTable()
    {
        var amount = ColumnFormat.Automatic.OrElse(Orders == 0 ? "no orders" : "no prices");
        return Table.OfMeasures(
            "Order values (an order is a session with a purchase)",
            new Measure("orders", Orders),
            new Measure("orders of value 0", ZeroValueOrders, amount),
            new Measure("orders without a session id", OrdersWithoutSessionId),
            new Measure("items", Items),
            new Measure("buyers", Buyers),
            new Measure("revenue", Orders > 0 && PricedItems == 0 ? null : Revenue, amount),
            new Measure("average order value (revenue over orders)", AverageOrderValue, amount),
            new Measure("items per order", ItemsPerOrder, ColumnFormat.Fixed(3).OrElse("no orders")),
            new Measure("revenue per buyer", RevenuePerBuyer, amount),
            new Measure("smallest order", MinValue, amount),
            new Measure("order value, 25 %", P25Value, amount),
            new Measure("order value, median", MedianValue, amount),
            new Measure("order value, 75 %", P75Value, amount),
            new Measure("order value, 95 %", P95Value, amount),
            new Measure("largest order", MaxValue, amount)
        );
    }
}
