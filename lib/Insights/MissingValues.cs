using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Insights;

/// <summary>In how many rows a column of the log has no value.</summary>
/// <param name="Column">The column.</param>
/// <param name="RawRows">Rows of the raw log without a value.</param>
/// <param name="RawShare">Of all raw rows; null without rows.</param>
/// <param name="Events">Clean events without a value. The other raw rows are copies that were removed, or were put aside.</param>
/// <param name="EventShare">Of all clean events; null without events.</param>
public sealed record MissingColumn(string Column, long RawRows, double? RawShare, long Events, double? EventShare)
{
    /// <summary>What is done with a row that has no value.</summary>
    public string Treatment =>
        Column switch
        {
            "event_time" or "event_type" or "product_id" or "user_id" => "row put aside in events_quarantined",
            "category_id" => "kept without one",
            "category_code" => "kept without one; shown as uncategorized",
            "brand" => "kept without one; shown as unknown_brand",
            "price" => "kept without one, flagged as missing; in no sum or mean",
            "user_session" => "kept without one; all of one user form one session",
            _ => throw new InvalidOperationException($"There is no rule for a missing {Column}."),
        };
}

/// <summary>Missing values by column, and what is done with them.</summary>
/// <param name="Columns">The nine columns of the log in its order, also those without missing values.</param>
public sealed record MissingValues(IReadOnlyList<MissingColumn> Columns) : TableReport
{
    /// <summary>One row per column.</summary>
    public override Table ToTable() =>
        Table
            .Of(Columns, "Missing values and what is done with them")
            .WithHeading("raw_rows", "Missing in the log")
            .WithHeading("raw_share", "Share of the log")
            .WithHeading("events", "Missing in clean events")
            .WithHeading("event_share", "Share of clean events")
            .WithFormat(ColumnFormat.Percent().OrElse("no rows"), "raw_share", "event_share");
}
