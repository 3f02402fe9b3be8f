using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

/// <summary>The marts of events: what can be said of single events, by date, hour, price, brand and category.</summary>
internal static class EventMarts
{
    /// <summary>The marts, in the order in which they are built.</summary>
    internal static IReadOnlyList<string> Relations { get; } =
    [
        "mart_event_hours",
        "mart_prices",
        "mart_brands",
        "mart_categories",
        "mart_missing_values",
        "mart_quarantine_reasons",
    ];

    /// <summary>Builds them from events and events_quarantined within a load.</summary>
    /// <exception cref="DataContractException">A mart breaks its contract or does not agree with what it sums up.</exception>
    internal static void Build(WarehouseLoad load) => MartLoad.Build(load, Relations, "event_mart_reconciliation.sql");
}
