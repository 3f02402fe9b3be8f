using DuckDB.NET.Data;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Sessions;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

/// <summary>Builds the dimensions and facts from events.</summary>
internal static class StarSchemaBuilder
{
    // In the order in which they are built.
    private static readonly string[] OwnRelations =
    [
        "dim_users",
        "fact_product_variants",
        "dim_products",
        "dim_sessions",
        "dim_time",
        UserEventsBuilder.Relation,
        "fact_purchases",
        UserDaysBuilder.Relation,
        "fact_daily_kpis",
    ];

    internal static StarSchemaReport Run(ShopSession session)
    {
        var sessionsAreCurrent = SessionBuilder.AreCurrent(session);
        var reconciliations = WarehouseLoad.Run(
            session,
            new WarehouseStep("fact_events", "events", "star schema"),
            [.. OwnRelations, "fact_sessions"],
            load =>
            {
                SqlScript.Load(typeof(SqlScript), "money_per.sql").Execute(session);
                if (!sessionsAreCurrent)
                {
                    SessionBuilder.BuildSessions(load);
                }

                foreach (var relation in OwnRelations)
                {
                    Build(load, relation);
                }
            },
            Script("star_reconciliation.sql"),
            load =>
            {
                if (!sessionsAreCurrent)
                {
                    SessionMarts.Build(load);
                }

                StarSchemaMarts.Build(load);
            }
        );
        return new StarSchemaReport(Script("star_totals.sql").Query<RelationRows>(session), reconciliations);
    }

    /// <summary>Builds one relation out of those that come before it.</summary>
    internal static void Build(WarehouseLoad load, string relation)
    {
        switch (relation)
        {
            case UserDaysBuilder.Relation:
                UserDaysBuilder.Build(load);
                break;
            case UserEventsBuilder.Relation:
                UserEventsBuilder.Build(load);
                break;
            default:
                load.Create(Script($"{relation}.sql"), relation);
                break;
        }
    }

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(StarSchemaBuilder), fileName);
}
