using DuckDB.NET.Data;
using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Sessions;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

/// <summary>Builds the dimensions and facts from events.</summary>
internal static class StarSchemaBuilder
{
    // In the order in which they are built.
    internal static readonly string[] OwnRelations =
    [
        "dim_users",
        "fact_product_variants",
        "dim_products",
        "dim_sessions",
        "dim_time",
        "fact_events",
        "fact_purchases",
        "fact_user_days",
        "fact_daily_kpis",
    ];

    internal static StarSchemaReport Run(ShopSession session)
    {
        EventCleaner.RequireNumbered(session);
        var sessionsAreCurrent = SessionBuilder.AreCurrent(session);
        var reconciliations = WarehouseLoad.Run(
            session,
            new WarehouseStep("fact_events", "events", "star schema"),
            [.. OwnRelations, "fact_sessions"],
            load =>
            {
                if (!sessionsAreCurrent)
                {
                    SessionBuilder.BuildSessions(load);
                }

                foreach (var relation in OwnRelations)
                {
                    load.Create(typeof(StarSchemaBuilder), relation);
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

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(StarSchemaBuilder), fileName);
}
