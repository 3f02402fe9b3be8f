using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Sessions;

/// <summary>Builds fact_sessions, visit_sessions and visits from events.</summary>
internal static class SessionBuilder
{
    // Counting a session takes a few hundred bytes until it is written, its distinct products included.
    private const long RangeSessions = 6_000_000;

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
            cancellationToken,
            () => SessionMarts.Build(connection, cancellationToken)
        );
        var limit = new { limit_seconds = 3600L * options.LimitHours };
        return new SessionReport(
            options,
            Script("session_totals.sql").QuerySingle<SessionTotals>(connection, limit, cancellationToken),
            Script("visit_agreement.sql").QuerySingle<VisitAgreement>(connection, cancellationToken: cancellationToken),
            reconciliations
        );
    }

    /// <summary>Builds fact_sessions alone, inside the caller's transaction: key by key range, so that the sessions being counted fit into memory.</summary>
    internal static void BuildSessions(DuckDbConnection connection, CancellationToken cancellationToken)
    {
        using var order = new InsertionOrder(connection);
        Script("sessions_between.sql").Execute(connection, cancellationToken: cancellationToken);
        Script("fact_sessions.sql").Execute(connection, cancellationToken: cancellationToken);
        var last = Script("last_session_key.sql").QuerySingle<long>(connection, cancellationToken: cancellationToken);
        for (long first = 1; first <= last; first += RangeSessions)
        {
            var range = new { first_key = first, end_key = first + RangeSessions };
            Script("append_sessions.sql").Execute(connection, range, cancellationToken);
        }

        Lineage.Record(connection, "fact_sessions", "events", "sessions");
    }

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(SessionBuilder), fileName);
}
