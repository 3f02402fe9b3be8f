namespace EcommerceNotebooks.Ingest.Profile;

/// <summary>What <c>ProfileColumns</c> looks at.</summary>
public sealed record ColumnProfileOptions
{
    /// <summary>How many of the most frequent values are listed, at least 1.</summary>
    public int TopValues { get; init; } = 5;

    /// <summary>Whether each column is loaded into a temporary table, as text and typed, to measure its memory. That takes time and memory on a large lake.</summary>
    public bool MeasureMemory { get; init; } = true;
}
