using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

/// <summary>The marts of sessions: durations, orders, their users, and the hours of the day.</summary>
internal static class SessionMarts
{
    /// <summary>The marts, in the order in which they are built.</summary>
    internal static IReadOnlyList<string> Relations { get; } =
    ["mart_session_durations", "mart_order_values", "mart_user_orders", "mart_hours"];

    /// <summary>Builds them from fact_sessions, and mart_hours from events and mart_event_hours too within a load.</summary>
    /// <exception cref="DataContractException">A mart breaks its contract or does not agree with what it sums up.</exception>
    internal static void Build(WarehouseLoad load) =>
        MartLoad.Build(load, Relations, "session_mart_reconciliation.sql");
}
