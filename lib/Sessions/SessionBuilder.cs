using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Sessions;

/// <summary>Builds fact_sessions, visit_sessions and visits from events.</summary>
internal static class SessionBuilder
{
    private static readonly string[] Relations = ["fact_sessions", "visit_sessions", "visits"];

    internal static SessionReport Run(
        DuckDbConnection connection,
        SessionOptions options,
        CancellationToken cancellationToken
    )
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.GapMinutes, 1, nameof(options.GapMinutes));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LimitHours, 1, nameof(options.LimitHours));
        var reconciliations = WarehouseLoad.Run(
            connection,
            new WarehouseStep("visits", "events", $"sessions({options})"),
            Relations,
            () =>
            {
                BuildSessions(connection, cancellationToken);
                var gap = new { gap_seconds = 60L * options.GapMinutes };
                Script("visit_sessions.sql").Execute(connection, gap, cancellationToken);
                Script("visits.sql").Execute(connection, cancellationToken: cancellationToken);
            },
            Script("session_reconciliation.sql"),
            cancellationToken
        );
        var limit = new { limit_seconds = 3600L * options.LimitHours };
        return new SessionReport(
            options,
            Script("session_totals.sql").QuerySingle<SessionTotals>(connection, limit, cancellationToken),
            Script("visit_agreement.sql").QuerySingle<VisitAgreement>(connection, cancellationToken: cancellationToken),
            reconciliations
        );
    }

    /// <summary>Builds fact_sessions alone, inside the caller's transaction.</summary>
    internal static void BuildSessions(DuckDbConnection connection, CancellationToken cancellationToken) =>
        Script("fact_sessions.sql").Execute(connection, cancellationToken: cancellationToken);

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(SessionBuilder), fileName);
}
