using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Cleaning;

/// <summary>
/// Makes events and events_quarantined. Events go through in stretches of time that fit into memory: each is sorted, freed of its copies and appended, so that the whole is in order without being
/// sorted at once.
/// </summary>
/// <param name="load">The load to which both tables belong.</param>
/// <param name="options">How events are cleaned.</param>
/// <param name="sliceEvents">About how many events go through at once.</param>
internal sealed class EventBuild(WarehouseLoad load, CleaningOptions options, long sliceEvents = EventBuild.SliceEvents)
{
    // A few million rows of events take less than a gigabyte while they are sorted, and are enough to keep every thread at work.
    private const long SliceEvents = 2_000_000;

    private readonly ShopSession session = load.Session;

    /// <summary>Builds both tables and counts what came of it.</summary>
    internal CleaningTotals Run()
    {
        using var order = new InsertionOrder(session);
        load.Finally(Script("drop_working_relations.sql"));
        var limits = new { event_from = options.From, event_to = options.To };
        Execute(
            "cleaning_limits.sql",
            new
            {
                limits.event_from,
                limits.event_to,
                price_cap = options.PriceCap,
            }
        );
        Execute("checked_events.sql");
        ValueType.CreateAll(session);
        Execute("session_keys.sql");
        Execute("removed_copies.sql");
        var firstSession = NumberingOf("session_keys").FirstRow;
        var hours = Script("event_hours.sql").Query<HourEvents>(session, limits);
        var accepted = Append([.. TimeSlice.Of(hours, sliceEvents)], firstSession);
        Quarantine(accepted);
        return Script("cleaning_totals.sql").QuerySingle<CleaningTotals>(session, new { first_session = firstSession });
    }

    /// <summary>Makes events of the slices and gives the number of events that were accepted, copies included.</summary>
    private long Append(IReadOnlyList<TimeSlice> slices, long firstSession)
    {
        var copies = Script("event_copies.sql").WithIdentifiers("key", KeyOf(options.Deduplication));
        long before = 0;
        foreach (var slice in slices)
        {
            var stretch = new
            {
                slice_from = slice.From,
                slice_to = slice.To,
                first_session = firstSession,
            };
            Execute("event_slice.sql", stretch);
            if (slice == slices[0])
            {
                Execute("numbered_events.sql");
                load.Create(Script("events.sql"), "events");
            }

            var numbering = NumberingOf("event_slice");
            copies.Execute(session);
            Execute("append_removed_copies.sql");
            Execute("count_copies.sql");
            Execute("drop_copies.sql");
            var numbers = new { first_row = numbering.FirstRow, events_before = before };
            load.Append(Script("append_events.sql"), "events", numbers);
            before += numbering.Rows;
        }

        return before;
    }

    /// <summary>Makes events_quarantined; where all raw events were accepted there is nothing to look for.</summary>
    private void Quarantine(long accepted)
    {
        Execute("quarantined_events.sql");
        load.Create(Script("events_quarantined.sql"), "events_quarantined");
        var raw = Script("raw_event_count.sql").QuerySingle<long>(session);
        if (raw != accepted)
        {
            load.Append(Script("append_events_quarantined.sql"), "events_quarantined");
        }
    }

    /// <summary>The columns in which copies of an event are equal; event_time and user_id are always among them.</summary>
    private static string[] KeyOf(DeduplicationMode mode) =>
        mode switch
        {
            DeduplicationMode.Exact =>
            [
                "event_time",
                "user_id",
                "user_session",
                "product_id",
                "event_type",
                "category_id",
                "category_code",
                "brand",
                "price",
            ],
            DeduplicationMode.Event => ["event_time", "user_id", "user_session", "product_id", "event_type"],
            _ => ["event_time", "user_id", "product_id", "event_type", "price"],
        };

    private RowNumbering NumberingOf(string table) =>
        Script("first_row.sql").WithIdentifiers("table", table).QuerySingle<RowNumbering>(session);

    private void Execute(string script, object? parameters = null) => Script(script).Execute(session, parameters);

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(EventBuild), fileName);
}
