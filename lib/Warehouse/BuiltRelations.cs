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
        ["fact_daily_kpis"] = "BuildStarSchema",
    };

    /// <summary>Refuses to go on without these relations.</summary>
    /// <exception cref="InvalidOperationException">A relation is not built yet; the message names the call that builds it.</exception>
    internal static void Require(Shop shop, params IReadOnlyCollection<string> relations)
    {
        ArgumentNullException.ThrowIfNull(shop);
        foreach (var relation in relations)
        {
            try
            {
                SqlScript
                    .Load(typeof(BuiltRelations), "relation_probe.sql")
                    .WithIdentifiers("relation", relation)
                    .Query<int>(shop.Connection);
            }
            catch (SqlScriptException exception) when (!Exists(shop, relation))
            {
                throw new InvalidOperationException(
                    $"There is no table {relation} yet: call shop.{Steps[relation]}() first.",
                    exception
                );
            }
        }
    }

    private static bool Exists(Shop shop, string relation) =>
        SqlScript
            .Load(typeof(BuiltRelations), "built_relations.sql")
            .Query<string>(shop.Connection)
            .Contains(relation, StringComparer.Ordinal);
}
