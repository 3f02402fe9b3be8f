using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>Cleaning of the raw events.</summary>
public static class ShopCleaning
{
    /// <summary>
    /// Builds <c>events</c> (checked, deduplicated, numbered) and <c>events_quarantined</c> from <c>events_raw</c>, and the marts of events, in one transaction. The same raw events give the same tables, whenever and however often.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="DataContractException">The result would break its contract; the tables stay as they were.</exception>
    /// <exception cref="SqlScriptException">Nothing was ingested yet, or DuckDB refused a script; the tables stay as they were.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; the tables stay as they were.</exception>
    public static CleaningReport Clean(
        this Shop shop,
        CleaningOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        return EventCleaner.Run(shop.Connection, options ?? new CleaningOptions(), cancellationToken);
    }

    /// <summary>Counts what every deduplication mode would remove from <c>events_raw</c>; no table is changed.</summary>
    /// <exception cref="SqlScriptException">Nothing was ingested yet, or DuckDB refused a script.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static DeduplicationComparison CompareDeduplication(
        this Shop shop,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        return new DeduplicationComparison(
            SqlScript
                .Load(typeof(EventCleaner), "deduplication_comparison.sql")
                .Query<DeduplicationEffect>(shop.Connection, cancellationToken: cancellationToken)
        );
    }
}
