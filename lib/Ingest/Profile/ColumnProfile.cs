using System.Collections.Immutable;

namespace EcommerceNotebooks.Ingest.Profile;

/// <summary>One column of <c>events_raw</c>: what is in it and what it takes in each form, measured.</summary>
public sealed record ColumnProfile
{
    /// <summary>The column.</summary>
    public required string Column { get; init; }

    /// <summary>Its type in the sources, VARCHAR in a CSV.</summary>
    public required string SourceType { get; init; }

    /// <summary>Its type in the lake.</summary>
    public required string Type { get; init; }

    /// <summary>Rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows without a value.</summary>
    public required long Nulls { get; init; }

    /// <summary>Distinct values, counted exactly; NULL is none.</summary>
    public required long Distinct { get; init; }

    /// <summary>Smallest value as text; null when there is none.</summary>
    public required string? Min { get; init; }

    /// <summary>Largest value as text; null when there is none.</summary>
    public required string? Max { get; init; }

    /// <summary>Quartiles and 95th percentile of <c>price</c>, exact: the smallest value with at least that share of rows at or below it. Empty for other columns.</summary>
    public required ImmutableArray<decimal> Quantiles { get; init; }

    /// <summary>The most frequent values, ties in ascending order of value.</summary>
    public required ImmutableArray<ValueCount> Top { get; init; }

    /// <summary>Bytes of the column's text in the CSV sources, without separators; null when a source is Parquet.</summary>
    public required long? CsvBytes { get; init; }

    /// <summary>Compressed bytes of the column in the lake's Parquet files.</summary>
    public required long ParquetBytes { get; init; }

    /// <summary>Bytes of the column in Parquet before compression, after encoding.</summary>
    public required long ParquetEncodedBytes { get; init; }

    /// <summary>Memory of the column loaded as text into a table; null when it was not measured.</summary>
    public required long? MemoryBytesAsText { get; init; }

    /// <summary>Memory of the column loaded with its type into a table; null when it was not measured.</summary>
    public required long? MemoryBytes { get; init; }
}
