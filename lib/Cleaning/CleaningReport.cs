using System.Globalization;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Cleaning;

/// <summary>What a cleaning run did with the raw events.</summary>
/// <param name="Deduplication">Which events counted as copies.</param>
/// <param name="Totals">What came in, what went and what stayed.</param>
/// <param name="Quarantined">Events put aside, for every reason, also those that did not occur.</param>
/// <param name="Duplicates">Copies removed, for every event type that occurs.</param>
/// <param name="Prices">Events by price flag, for every flag, also those that did not occur.</param>
/// <param name="Reconciliations">Numbers that agree between raw and clean events.</param>
public sealed record CleaningReport(
    DeduplicationMode Deduplication,
    CleaningTotals Totals,
    IReadOnlyList<QuarantineCount> Quarantined,
    IReadOnlyList<DuplicateCount> Duplicates,
    IReadOnlyList<PriceCount> Prices,
    IReadOnlyList<Reconciliation> Reconciliations
) : TableReport
{
    /// <summary>The totals as one row; <see cref="Table.Turned"/> makes a list of it.</summary>
    public override Table ToTable() =>
        Table
            .Of([Totals], "Cleaning")
            .WithFormat(ColumnFormat.Fixed(0), "sessions_with_id")
            .WithFormat(ColumnFormat.Automatic.OrElse("no events"), "first_event", "last_event");

    /// <summary>What came of the raw events, and what the clean ones hold, a sentence each.</summary>
    public IReadOnlyList<string> Sentences
    {
        get
        {
            var culture = CultureInfo.InvariantCulture;
            var purchases = Prices.Sum(price => price.Purchases);
            var unpriced = Prices.Where(price => price.PriceFlag == "missing").Sum(price => price.Purchases);
            var revenue =
                purchases == 0 ? "there are no purchases"
                : purchases == unpriced ? "revenue is not known, for no purchase has a price"
                : string.Create(culture, $"revenue {Totals.Revenue:N2}");
            return
            [
                string.Create(
                    culture,
                    $"Raw events: {Totals.RawEvents:N0} = {Totals.Events:N0} clean + {Totals.DuplicatesRemoved:N0} copies + {Totals.QuarantinedEvents:N0} put aside."
                ),
                string.Create(culture, $"Users: {Totals.Users:N0}; products: {Totals.Products:N0}; {revenue}."),
            ];
        }
    }

    /// <summary>Events put aside, one row for each reason.</summary>
    public Table QuarantinedTable() => Table.Of(Quarantined, "Events put aside");

    /// <summary>Copies removed, one row for each event type.</summary>
    public Table DuplicatesTable() => Table.Of(Duplicates, $"Duplicates removed, mode {Deduplication}");

    /// <summary>Events by price flag.</summary>
    public Table PricesTable() => Table.Of(Prices, "Prices");

    /// <summary>The numbers that agree between raw and clean events.</summary>
    public Table ReconciliationsTable() => Reconciliation.ToTable(Reconciliations, "Raw and clean events agree");
}
