using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Cleaning;

/// <summary>Builds events and events_quarantined from events_raw.</summary>
internal static class EventCleaner
{
    private static readonly string[] Relations = ["events", "events_quarantined"];

    internal static CleaningReport Run(
        DuckDbConnection connection,
        CleaningOptions options,
        CancellationToken cancellationToken
    )
    {
        Validate(options);
        var reconciliations = WarehouseLoad.Run(
            connection,
            new WarehouseStep("events", "events_raw", $"clean({options})"),
            Relations,
            () => Build(connection, options, cancellationToken),
            Script("cleaning_reconciliation.sql"),
            cancellationToken
        );
        return new CleaningReport(
            options.Deduplication,
            Script("cleaning_totals.sql").QuerySingle<CleaningTotals>(connection, cancellationToken: cancellationToken),
            Script("quarantine_counts.sql").Query<QuarantineCount>(connection, cancellationToken: cancellationToken),
            Script("duplicate_counts.sql").Query<DuplicateCount>(connection, cancellationToken: cancellationToken),
            Script("price_counts.sql").Query<PriceCount>(connection, cancellationToken: cancellationToken),
            reconciliations
        );
    }

    private static void Build(DuckDbConnection connection, CleaningOptions options, CancellationToken cancellationToken)
    {
        var limits = new
        {
            event_from = options.From,
            event_to = options.To,
            price_cap = options.PriceCap,
        };
        Script("cleaning_limits.sql").Execute(connection, limits, cancellationToken);
        Script("source_ranks.sql").Execute(connection, cancellationToken: cancellationToken);
        Script("checked_events.sql").Execute(connection, cancellationToken: cancellationToken);
        Script(KeptEvents(options.Deduplication)).Execute(connection, cancellationToken: cancellationToken);
        Script("events.sql").Execute(connection, cancellationToken: cancellationToken);
        Script("events_quarantined.sql").Execute(connection, cancellationToken: cancellationToken);
        Script("drop_working_relations.sql").Execute(connection, cancellationToken: cancellationToken);
    }

    private static string KeptEvents(DeduplicationMode mode) =>
        mode switch
        {
            DeduplicationMode.Exact => "kept_events_exact.sql",
            DeduplicationMode.Event => "kept_events_event.sql",
            _ => "kept_events_legacy.sql",
        };

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
