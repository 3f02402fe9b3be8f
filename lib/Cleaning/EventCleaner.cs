using DuckDB.NET.Data;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Cleaning;

/// <summary>Builds events and events_quarantined from events_raw.</summary>
internal static class EventCleaner
{
    // A few million rows of events take less than two gigabytes while they are sorted, and are enough to keep every thread at work.
    private const long RangeEvents = 2_000_000;

    // How keys are made; a warehouse whose events say otherwise, or nothing, is one of an older version.
    private const string Numbering = "numbered within days";

    private static readonly string[] Relations = ["events", "events_quarantined"];

    internal static CleaningReport Run(ShopSession session, CleaningOptions options)
    {
        Validate(options);
        CleaningTotals? totals = null;
        var reconciliations = WarehouseLoad.Run(
            session,
            new WarehouseStep("events", "events_raw", $"clean({options}), {Numbering}"),
            Relations,
            load => totals = Build(load, options),
            Script("cleaning_reconciliation.sql"),
            EventMarts.Build
        );
        return new CleaningReport(
            options.Deduplication,
            totals!,
            Script("quarantine_counts.sql").Query<QuarantineCount>(session),
            Script("duplicate_counts.sql").Query<DuplicateCount>(session),
            Script("price_counts.sql").Query<PriceCount>(session),
            reconciliations
        );
    }

    internal static DeduplicationComparison CompareDeduplication(ShopSession session) =>
        new(Script("deduplication_comparison.sql").Query<DeduplicationEffect>(session));

    /// <summary>Whether the events were numbered as they are now; what no step built counts as such.</summary>
    internal static bool AreNumbered(ShopSession session) =>
        Lineage.Of(session, "events")?.EndsWith(Numbering, StringComparison.Ordinal) != false;

    /// <summary>Refuses events of an older version, on whose numbers the tables that follow cannot be built.</summary>
    /// <exception cref="InvalidOperationException">The events are of an older version.</exception>
    internal static void RequireNumbered(ShopSession session)
    {
        if (!AreNumbered(session))
        {
            throw new InvalidOperationException(
                "The events of this warehouse were numbered by an older version: call shop.Pipeline.Clean() first."
            );
        }
    }

    /// <summary>Builds both tables and counts what came of it.</summary>
    /// <param name="load">The load to which both tables belong.</param>
    /// <param name="options">How events are cleaned.</param>
    /// <param name="rangeEvents">About how many events are numbered and freed of copies at once.</param>
    internal static CleaningTotals Build(WarehouseLoad load, CleaningOptions options, long rangeEvents = RangeEvents)
    {
        var limits = new { event_from = options.From, event_to = options.To };
        Script("value_types.sql").Execute(load.Session);
        load.CreateTemporary(typeof(EventCleaner), "session_keys", limits);
        var days = Script("event_days.sql").Query<DayEvents>(load.Session, limits);
        load.Create(
            typeof(EventCleaner),
            "events",
            DayRange.Of(days, rangeEvents),
            new
            {
                limits.event_from,
                limits.event_to,
                deduplication = options.Deduplication,
                price_cap = options.PriceCap,
            }
        );
        load.Create(typeof(EventCleaner), "events_quarantined", limits);
        return Script("cleaning_totals.sql").QuerySingle<CleaningTotals>(load.Session);
    }

    private static void Validate(CleaningOptions options)
    {
        if (!Enum.IsDefined(options.Deduplication))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                options.Deduplication,
                $"Deduplication must be one of {string.Join(", ", Enum.GetNames<DeduplicationMode>())}."
            );
        }

        if (options.PriceCap is < 0 or > 99_999_999.99m)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                options.PriceCap,
                "PriceCap must lie in [0, 99999999.99]."
            );
        }

        if (options.From >= options.To)
        {
            throw new ArgumentOutOfRangeException(
                nameof(options),
                options.From,
                $"From must be earlier than To ({options.To:O})."
            );
        }
    }

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(EventCleaner), fileName);
}
