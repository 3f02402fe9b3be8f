using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

/// <summary>The columns that a mart of events and revenue by some name has beside that name.</summary>
internal static class RevenueGroupColumns
{
    /// <summary>Counts of events by type, and revenue.</summary>
    internal static IReadOnlyList<ColumnContract> All { get; } =
    [
        new("events", "BIGINT", "Events."),
        new("views", "BIGINT", "View events."),
        new("carts", "BIGINT", "Cart events."),
        new("removes", "BIGINT", "Events of type remove_from_cart."),
        new("purchases", "BIGINT", "Purchase events."),
        new("priced_purchases", "BIGINT", "Purchase events with a price."),
        new("revenue", "DECIMAL(18,2)", "Sum of price over purchase events; 0 without any."),
    ];

    /// <summary>What holds of them in every row.</summary>
    internal static IReadOnlyList<string> RowRules { get; } =
    ["events = views + carts + removes + purchases", "events >= 1", "priced_purchases between 0 and purchases"];
}
