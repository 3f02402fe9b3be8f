namespace EcommerceNotebooks.Ingest;

/// <summary>How files are taken into the lake.</summary>
public sealed record IngestOptions
{
    /// <summary>Environment variable that makes ingests without options strict: "1" or "true".</summary>
    public const string StrictVariable = "SHOP_STRICT";

    /// <summary>True takes a file in again that the lake has already, in place of what it has from it; otherwise it is passed over and reported.</summary>
    public bool Replace { get; init; }

    /// <summary>
    /// True ends the call with an error when one file cannot be taken in; otherwise the others are taken in and the report names it. With <see cref="Replace"/> a file
    /// that turns out to be damaged while it is read always ends the call, so that its older state stays.
    /// </summary>
    public bool Strict { get; init; }

    /// <summary>True computes and compares the SHA-256 of whole files, beside size, modification time and the hash of the first and last MiB.</summary>
    public bool FullHash { get; init; }

    /// <summary>Rows in one row group of the Parquet files, at least 2,048; DuckDB's default is 122,880. Rows of lines much longer than an event's may make smaller groups.</summary>
    public int RowGroupSize { get; init; } = 122_880;

    /// <summary>ZSTD level of the Parquet files, 1 (quick) to 22 (small).</summary>
    public int CompressionLevel { get; init; } = 3;

    /// <summary>The most lines of one source that may be rejected before the ingest fails and leaves the lake as it was; null sets no limit.</summary>
    public long? MaxRejected { get; init; }

    /// <summary>Gives the time written into the lake's versions.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    internal static IngestOptions FromEnvironment() =>
        new() { Strict = Environment.GetEnvironmentVariable(StrictVariable) is "1" or "true" };

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(RowGroupSize, 2_048, nameof(RowGroupSize));
        ArgumentOutOfRangeException.ThrowIfLessThan(CompressionLevel, 1, nameof(CompressionLevel));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(CompressionLevel, 22, nameof(CompressionLevel));
        ArgumentOutOfRangeException.ThrowIfNegative(MaxRejected ?? 0, nameof(MaxRejected));
        ArgumentNullException.ThrowIfNull(Clock);
    }
}
