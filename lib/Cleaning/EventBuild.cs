using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Cleaning;

/// <summary>
/// Makes events and events_quarantined inside the caller's transaction. Events go through in stretches of time that fit into memory: each is sorted, freed of its copies and appended, so that
/// the whole is in order without being sorted at once.
/// </summary>
internal sealed class EventBuild(
    DuckDbConnection connection,
    CleaningOptions options,
    CancellationToken cancellationToken
)
{
    // A few million rows of events take less than a gigabyte while they are sorted, and are enough to keep every thread at work.
    private const long SliceEvents = 4_000_000;

    /// <summary>Builds both tables and counts what came of it.</summary>
    internal CleaningTotals Run()
    {
        using var order = new InsertionOrder(connection);
        var limits = new
        {
            event_from = options.From,
            event_to = options.To,
            price_cap = options.PriceCap,
        };
        Execute("cleaning_limits.sql", limits);
        Execute("checked_events.sql");
        ValueType.CreateAll(connection, cancellationToken);
        Execute("session_keys.sql");
        Execute("removed_copies.sql");
        var firstSession = NumberingOf("session_keys").FirstRow;
        Append(firstSession);
        Execute("events_quarantined.sql");
        var totals = Script("cleaning_totals.sql")
            .QuerySingle<CleaningTotals>(connection, new { first_session = firstSession }, cancellationToken);
        Execute("drop_working_relations.sql");
        return totals;
    }

    private void Append(long firstSession)
    {
        var hours = Script("event_hours.sql").Query<HourEvents>(connection, cancellationToken: cancellationToken);
        var copies = Script("event_copies.sql").WithIdentifiers("key", KeyOf(options.Deduplication));
        long before = 0;
        bool first = true;
        foreach (var slice in TimeSlice.Of(hours, SliceEvents))
        {
            var stretch = new
            {
                slice_from = slice.From,
                slice_to = slice.To,
                first_session = firstSession,
            };
            Execute("event_slice.sql", stretch);
            copies.Execute(connection, cancellationToken: cancellationToken);
            if (first)
            {
                Execute("placed_events.sql");
                Execute("events.sql");
                first = false;
            }

            Execute("append_removed_copies.sql");
            var numbering = NumberingOf("event_slice");
            Execute("append_events.sql", new { first_row = numbering.FirstRow, events_before = before });
            before += numbering.Rows;
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
        Script("first_row.sql")
            .WithIdentifiers("table", table)
            .QuerySingle<RowNumbering>(connection, cancellationToken: cancellationToken);

    private void Execute(string script, object? parameters = null) =>
        Script(script).Execute(connection, parameters, cancellationToken);

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(EventBuild), fileName);
}
