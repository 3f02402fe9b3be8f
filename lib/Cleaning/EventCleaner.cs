using DuckDB.NET.Data;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Cleaning;

/// <summary>Builds events and events_quarantined from events_raw.</summary>
internal static class EventCleaner
{
    private static readonly string[] Relations = ["events", "events_quarantined"];

    internal static CleaningReport Run(ShopSession session, CleaningOptions options)
    {
        Validate(options);
        CleaningTotals? totals = null;
        var reconciliations = WarehouseLoad.Run(
            session,
            new WarehouseStep("events", "events_raw", $"clean({options})"),
            Relations,
            load => totals = new EventBuild(load, options).Run(),
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
