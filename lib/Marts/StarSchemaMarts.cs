using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

/// <summary>The marts of the star schema: segments of users, users who spent most, revenue by hour, events by hour, category, brand and segment.</summary>
internal static class StarSchemaMarts
{
    /// <summary>The marts, in the order in which they are built.</summary>
    internal static IReadOnlyList<string> Relations { get; } =
    ["mart_user_segments", "mart_top_users", "mart_revenue_hours", "mart_event_cells"];

    /// <summary>Builds them from dim_users, fact_events, dim_time and mart_hours within a load.</summary>
    /// <exception cref="DataContractException">A mart breaks its contract or does not agree with what it sums up.</exception>
    internal static void Build(WarehouseLoad load) =>
        MartLoad.Build(load, Relations, "star_schema_mart_reconciliation.sql");
}
