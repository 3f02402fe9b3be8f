using DuckDB.NET.Data;
using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Sessions;

/// <summary>Builds fact_sessions, visit_sessions and visits from events.</summary>
internal static class SessionBuilder
{
    // Counting a session takes a few hundred bytes until it is written, its distinct products included; so many events have about half a million.
    private const long RangeEvents = 3_000_000;

    private static readonly string[] VisitRelations = ["visit_sessions", "visits"];

    internal static SessionReport Run(ShopSession session, SessionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.GapMinutes, 1, nameof(options.GapMinutes));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LimitHours, 1, nameof(options.LimitHours));
        EventCleaner.RequireNumbered(session);
        var sessionsAreCurrent = AreCurrent(session);
        var reconciliations = WarehouseLoad.Run(
            session,
            new WarehouseStep("visits", "events", $"sessions({options})"),
            sessionsAreCurrent ? VisitRelations : ["fact_sessions", .. VisitRelations],
            load =>
            {
                if (!sessionsAreCurrent)
                {
                    BuildSessions(load);
                }

                load.Create(typeof(SessionBuilder), "visit_sessions", new { gap_seconds = 60L * options.GapMinutes });
                load.Create(typeof(SessionBuilder), "visits");
            },
            Script("session_reconciliation.sql"),
            sessionsAreCurrent ? null : SessionMarts.Build
        );
        var limit = new { limit_seconds = 3600L * options.LimitHours };
        return new SessionReport(
            options,
            Script("session_totals.sql").QuerySingle<SessionTotals>(session, limit),
            Script("visit_agreement.sql").QuerySingle<VisitAgreement>(session),
            reconciliations
        );
    }

    /// <summary>Whether fact_sessions was built from what events is now, and the marts of sessions are there with it.</summary>
    internal static bool AreCurrent(ShopSession session) =>
        Lineage.IsCurrent(session, "fact_sessions", "events")
        && BuiltRelations.AreBuilt(session, nameof(PipelineRoom.BuildSessions));

    /// <summary>Builds fact_sessions alone.</summary>
    /// <param name="load">The load to which fact_sessions belongs.</param>
    /// <param name="rangeEvents">About how many events the sessions that are counted at once have.</param>
    internal static void BuildSessions(WarehouseLoad load, long rangeEvents = RangeEvents)
    {
        var days = Script("session_days.sql").Query<DayEvents>(load.Session);
        load.Create(typeof(SessionBuilder), "fact_sessions", DayRange.Of(days, rangeEvents));
        load.Record(new WarehouseStep("fact_sessions", "events", "sessions"));
    }

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(SessionBuilder), fileName);
}
