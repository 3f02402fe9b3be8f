using DuckDB.NET.Data;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Sessions;

/// <summary>Builds fact_sessions, visit_sessions and visits from events.</summary>
internal static class SessionBuilder
{
    // Counting a session takes a few hundred bytes until it is written, its distinct products included; a few million events have about a million.
    private const long StretchEvents = 2_000_000;

    private static readonly string[] VisitRelations = ["visit_sessions", "visits"];

    internal static SessionReport Run(ShopSession session, SessionOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.GapMinutes, 1, nameof(options.GapMinutes));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LimitHours, 1, nameof(options.LimitHours));
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

                load.Create(
                    Script("visit_sessions.sql"),
                    "visit_sessions",
                    new { gap_seconds = 60L * options.GapMinutes }
                );
                load.Create(Script("visits.sql"), "visits");
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

    /// <summary>
    /// Builds fact_sessions alone: stretch of events by stretch, so that the sessions being counted fit into memory. Sessions that span stretches are counted before, all together.
    /// </summary>
    /// <param name="load">The load to which fact_sessions belongs.</param>
    /// <param name="stretchEvents">About how many events are counted at once.</param>
    internal static void BuildSessions(WarehouseLoad load, long stretchEvents = StretchEvents)
    {
        using var order = new InsertionOrder(load.Session);
        load.Finally(Script("drop_session_work.sql"));
        var stretches = Script("event_stretches.sql")
            .Query<EventStretch>(load.Session, new { stretch_events = stretchEvents });
        Execute("sessions_of.sql");
        Execute("spanning_sessions.sql");
        load.Create(Script("fact_sessions.sql"), "fact_sessions");
        load.Record(new WarehouseStep("fact_sessions", "events", "sessions"));
        long lastKeyBefore = 0;
        foreach (var stretch in stretches)
        {
            Execute(
                "append_spanning_sessions.sql",
                new
                {
                    first_event = stretch.FirstEvent,
                    end_event = stretch.EndEvent,
                    last_key_before = lastKeyBefore,
                }
            );
            lastKeyBefore = stretch.LastKey;
        }

        Execute("spanning_session_rows.sql", new { end_event = stretches.Count == 0 ? 0 : stretches[^1].EndEvent });
        lastKeyBefore = 0;
        foreach (var stretch in stretches)
        {
            var range = new
            {
                first_event = stretch.FirstEvent,
                end_event = stretch.EndEvent,
                last_key_before = lastKeyBefore,
                last_key = stretch.LastKey,
            };
            load.Append(Script("append_sessions.sql"), "fact_sessions", range);
            lastKeyBefore = stretch.LastKey;
        }

        void Execute(string script, object? parameters = null) => Script(script).Execute(load.Session, parameters);
    }

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(SessionBuilder), fileName);
}
