using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Sessions;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

/// <summary>Builds the dimensions and facts from events.</summary>
internal static class StarSchemaBuilder
{
    private static readonly string[] Relations =
    [
        "dim_products",
        "dim_sessions",
        "dim_time",
        "dim_users",
        "fact_daily_kpis",
        "fact_events",
        "fact_sessions",
    ];

    private static readonly string[] Scripts =
    [
        "dim_users.sql",
        "dim_products.sql",
        "dim_sessions.sql",
        "dim_time.sql",
        "fact_events.sql",
        "fact_daily_kpis.sql",
    ];

    internal static StarSchemaReport Run(DuckDbConnection connection, CancellationToken cancellationToken)
    {
        var reconciliations = WarehouseLoad.Run(
            connection,
            new WarehouseStep("fact_events", "events", "star schema"),
            Relations,
            () =>
            {
                SqlScript
                    .Load(typeof(SqlScript), "money_per.sql")
                    .Execute(connection, cancellationToken: cancellationToken);
                if (!Lineage.IsCurrent(connection, "fact_sessions", "events"))
                {
                    SessionBuilder.BuildSessions(connection, cancellationToken);
                }

                foreach (var script in Scripts)
                {
                    Script(script).Execute(connection, cancellationToken: cancellationToken);
                }
            },
            Script("star_reconciliation.sql"),
            cancellationToken,
            () =>
            {
                SessionMarts.Build(connection, cancellationToken);
                StarSchemaMarts.Build(connection, cancellationToken);
            }
        );
        return new StarSchemaReport(
            Script("star_totals.sql").Query<RelationRows>(connection, cancellationToken: cancellationToken),
            reconciliations
        );
    }

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(StarSchemaBuilder), fileName);
}
