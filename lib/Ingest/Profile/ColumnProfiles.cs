using System.Collections.Immutable;
using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Ingest.Profile;

/// <summary>The nine columns of <c>events_raw</c>, profiled.</summary>
public sealed record ColumnProfiles : ChartReport
{
    /// <summary>The columns in their order.</summary>
    public required ImmutableArray<ColumnProfile> Columns { get; init; }

    /// <summary>Bytes of all columns' text in the CSV sources, without separators; null when a source is Parquet.</summary>
    public long? CsvBytes => Sum(column => column.CsvBytes);

    /// <summary>Compressed bytes of all columns in the lake's Parquet files.</summary>
    public long ParquetBytes => Columns.Sum(column => column.ParquetBytes);

    /// <summary>What the types save on disk and which column weighs most, a sentence each, or why there is nothing to compare.</summary>
    public IReadOnlyList<string> Sentences
    {
        get
        {
            if (ParquetBytes == 0)
            {
                return ["No line was accepted, so there is nothing to measure."];
            }

            var culture = CultureInfo.InvariantCulture;
            var most = Columns.Max(column => column.ParquetBytes);
            string[] largest =
            [
                .. Columns.Where(column => column.ParquetBytes == most).Select(column => column.Column),
            ];
            return
            [
                CsvBytes is > 0 and { } text
                    ? string.Create(
                        culture,
                        $"{text:N0} bytes of text became {ParquetBytes:N0} bytes of Parquet: {(double)ParquetBytes / text:P2} of the text's size."
                    )
                    : string.Create(
                        culture,
                        $"The columns take {ParquetBytes:N0} bytes as Parquet; a source is not text, so there is nothing to compare them with."
                    ),
                string.Create(
                    culture,
                    $"The largest {(largest.Length == 1 ? "column is" : "columns are")} {Words.List(largest)}: {(double)most / ParquetBytes:P2} of the Parquet{(largest.Length == 1 ? "" : " each")}."
                ),
            ];
        }
    }

    /// <summary>The named column's profile.</summary>
    /// <exception cref="ArgumentException">It is none of the nine columns.</exception>
    public ColumnProfile this[string column] =>
        Columns.FirstOrDefault(profile => profile.Column == column)
        ?? throw new ArgumentException(
            $"column \"{column}\" is not there; the columns are {string.Join(", ", Columns.Select(profile => profile.Column))}.",
            nameof(column)
        );

    /// <summary>Bytes of each column as text and in Parquet, side by side, the largest column first; Parquet alone where a source has no text.</summary>
    public override Chart ToChart()
    {
        if (ParquetBytes == 0)
        {
            return Chart.Nothing(Sentences[0]).Title("Bytes of each column");
        }

        var ranked = Columns.OrderByDescending(column => column.CsvBytes ?? column.ParquetBytes).ToArray();
        string[] names = [.. ranked.Select(column => column.Column)];
        Chart parquet = Chart.Bar(names, ranked.Select(column => column.ParquetBytes), "typed, in Parquet");
        var chart = CsvBytes is null
            ? parquet
            : Chart.Bar(names, ranked.Select(column => column.CsvBytes), "as text, in the CSV").With(parquet);
        return chart.Title("Bytes of each column").YAxis("bytes");
    }

    /// <summary>What is in the columns: type, nulls, distinct, smallest, largest, quantiles, most frequent values.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Columns.Select(column => new
                {
                    column.Column,
                    column.Type,
                    column.Nulls,
                    column.Distinct,
                    column.Min,
                    column.Max,
                    Quantiles = string.Join(
                        " / ",
                        column.Quantiles.Select(value => FormattableString.Invariant($"{value}"))
                    ),
                    Top = string.Join(
                        ", ",
                        column.Top.Select(value => FormattableString.Invariant($"{value.Value} ({value.Rows})"))
                    ),
                }),
                "Columns of the raw events"
            )
            .WithFormat(ColumnFormat.Automatic.OrElse("no values"), "min", "max");

    /// <summary>Before and after, column by column and in total: bytes as text in the CSV and in memory, bytes typed in Parquet and in memory, and the share saved.</summary>
    public Table ToSizeTable() =>
        Table
            .Of(
                Columns
                    .Select(Size)
                    .Append(
                        new ColumnSize(
                            "total",
                            "",
                            "",
                            Sum(column => column.CsvBytes),
                            Sum(column => column.ParquetBytes),
                            Sum(column => column.MemoryBytesAsText),
                            Sum(column => column.MemoryBytes)
                        )
                    ),
                "Before and after: text and typed columns"
            )
            .WithFormat(ColumnFormat.Percent().OrElse("no text"), "disk_saved", "memory_saved")
            .WithFormat(ColumnFormat.Automatic.OrElse("no text"), "csv_bytes");

    private static ColumnSize Size(ColumnProfile column) =>
        new(
            column.Column,
            column.SourceType,
            column.Type,
            column.CsvBytes,
            column.ParquetBytes,
            column.MemoryBytesAsText,
            column.MemoryBytes
        );

    private long? Sum(Func<ColumnProfile, long?> bytes) =>
        Columns.Aggregate((long?)0, (sum, column) => sum + bytes(column));

    private sealed record ColumnSize(
        string Column,
        string TypeBefore,
        string TypeAfter,
        long? CsvBytes,
        long? ParquetBytes,
        long? MemoryAsText,
        long? MemoryTyped
    )
    {
        public double? DiskSaved => Saved(CsvBytes, ParquetBytes);

        public double? MemorySaved => Saved(MemoryAsText, MemoryTyped);

        private static double? Saved(long? before, long? after) => before > 0 ? 1 - ((double?)after / before) : null;
    }
}
