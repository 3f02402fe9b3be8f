using System.Globalization;
using Benchmarks.Processes;
using Benchmarks.Sources;

namespace Benchmarks.Ingest;

/// <summary>Where the bytes of the written Parquet are, column by column and variant by variant, and how little they could be: read from what the first, untimed round wrote.</summary>
internal sealed class ColumnBytes(EngineLimits limits)
{
    private const string Files = "files";
    private const int RowsOfGroup = 122_880;
    private const int Groups = 20;
    private const double BytesPerMebibyte = 1 << 20;

    private readonly OrderedDictionary<string, Dictionary<string, long>> written = [];
    private readonly List<(string Column, long Written, long Floor)> floors = [];

    /// <summary>The variant, whose files are looked at once its answer is read.</summary>
    internal ProcessVariant Observing(ProcessVariant variant) =>
        variant with
        {
            Answer = (folder, output) =>
            {
                var answer = variant.Answer(folder, output);
                Observe(variant.Name, folder);
                return answer;
            },
        };

    /// <summary>A table of all columns in Markdown; empty when nothing was observed.</summary>
    internal IReadOnlyList<string> ToNotes()
    {
        if (written.Count == 0)
        {
            return [];
        }

        string[] columns = [.. written.Values.First().Keys];
        return
        [
            "MiB by column:",
            "",
            $"| column | {string.Join(" | ", written.Keys)} |",
            $"|---|{string.Concat(written.Select(_ => "---:|"))}",
            .. columns.Select(column =>
                $"| {column} | {string.Join(" | ", written.Values.Select(bytes => Mebibytes(bytes.GetValueOrDefault(column))))} |"
            ),
            $"| all | {string.Join(" | ", written.Values.Select(bytes => Mebibytes(bytes.Values.Sum())))} |",
            .. Floors(),
        ];
    }

    private IEnumerable<string> Floors()
    {
        if (floors.Count == 0)
        {
            yield break;
        }

        yield return "";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"MiB of {IngestRuns.Library} in the first {Groups} row groups of each file, beside the least for any code that takes each column's values by themselves (distinct values once per row group, then every row by its value's frequency; times by the seconds between them):"
        );
        yield return "";
        yield return "| column | written | least |";
        yield return "|---|---:|---:|";
        foreach (var (column, bytes, floor) in floors)
        {
            yield return $"| {column} | {Mebibytes(bytes)} | {Mebibytes(floor)} |";
        }

        yield return $"| all | {Mebibytes(floors.Sum(row => row.Written))} | {Mebibytes(floors.Sum(row => row.Floor))} |";
    }

    private void Observe(string variant, string folder)
    {
        var files = Path.Combine(folder, "**", "*.parquet");
        using var connection = limits.OpenEngine(folder);
        written[variant] = EngineScript
            .Rows(connection, "Ingest/column_bytes.sql", (Files, files))
            .Skip(1)
            .ToDictionary(row => row[0], row => Whole(row[1]));
        if (variant == IngestRuns.Library)
        {
            floors.AddRange(
                EngineScript
                    .Rows(
                        connection,
                        "Ingest/column_floor.sql",
                        (Files, files),
                        ("groups", Groups),
                        ("group_rows", RowsOfGroup)
                    )
                    .Skip(1)
                    .Select(row => (row[0], Whole(row[1]), Whole(row[2])))
            );
        }
    }

    private static long Whole(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    private static string Mebibytes(long bytes) =>
        (bytes / BytesPerMebibyte).ToString("N1", CultureInfo.InvariantCulture);
}
