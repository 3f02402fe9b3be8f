using DuckDB.NET.Data;

namespace EcommerceNotebooks.Warehouse;

/// <summary>Which relations of the warehouse are built, and which step builds each.</summary>
internal static class BuiltRelations
{
    private static readonly Dictionary<string, string> Steps = new(StringComparer.Ordinal)
    {
        ["events"] = "Clean",
        ["events_quarantined"] = "Clean",
        ["fact_sessions"] = "BuildSessions",
        ["dim_users"] = "BuildStarSchema",
        ["dim_products"] = "BuildStarSchema",
        ["dim_time"] = "BuildStarSchema",
        ["fact_events"] = "BuildStarSchema",
        ["fact_product_variants"] = "BuildStarSchema",
        ["fact_purchases"] = "BuildStarSchema",
        ["fact_user_days"] = "BuildStarSchema",
        ["fact_daily_kpis"] = "BuildStarSchema",
        ["mart_event_hours"] = "Clean",
        ["mart_prices"] = "Clean",
        ["mart_brands"] = "Clean",
        ["mart_categories"] = "Clean",
        ["mart_missing_values"] = "Clean",
        ["mart_quarantine_reasons"] = "Clean",
        ["mart_session_durations"] = "BuildSessions",
        ["mart_order_values"] = "BuildSessions",
        ["mart_user_orders"] = "BuildSessions",
        ["mart_hours"] = "BuildSessions",
        ["mart_user_segments"] = "BuildStarSchema",
        ["mart_top_users"] = "BuildStarSchema",
        ["mart_revenue_hours"] = "BuildStarSchema",
        ["mart_event_cells"] = "BuildStarSchema",
    };

    private static readonly SqlScript Probe = SqlScript.Load(typeof(BuiltRelations), "relations.sql", "probe");
    private static readonly string ProbeText = Probe.Statements().Single().Text;

    /// <summary>Whether a statement only asks whether a relation is there.</summary>
    internal static bool IsProbe(string statement) => statement == ProbeText;

    /// <summary>Refuses to go on without these relations.</summary>
    /// <exception cref="InvalidOperationException">A relation is not built yet; the message names the call that builds it.</exception>
    internal static void Require(ShopSession session, params IReadOnlyCollection<string> relations)
    {
        ArgumentNullException.ThrowIfNull(session);
        foreach (var relation in relations)
        {
            try
            {
                Probe.Query<int>(session, new { relation = SqlQuoting.Relation(relation) });
            }
            catch (SqlScriptException exception) when (!Exists(session, relation))
            {
                throw new InvalidOperationException(
                    $"There is no table {relation} yet: call shop.Pipeline.{Steps[relation]}() first.",
                    exception
                );
            }
        }
    }

    /// <summary>Whether everything that a step builds is there; in a warehouse of an older version something may be missing.</summary>
    internal static bool AreBuilt(ShopSession session, string step) =>
        !Steps.Where(built => built.Value == step).Select(built => built.Key).Except(Names(session)).Any();

    /// <summary>Whether a table or view of this name is there.</summary>
    internal static bool Exists(ShopSession session, string relation) =>
        Names(session).Contains(relation, StringComparer.Ordinal);

    private static IReadOnlyList<string> Names(ShopSession session) =>
        SqlScript.Load(typeof(BuiltRelations), "built_relations.sql").Query<string>(session);
}
