using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Benchmarks.Measurement;

namespace Benchmarks.Sizes;

/// <summary>What one log needed.</summary>
/// <param name="Log">The log, in words.</param>
/// <param name="Events">Its events.</param>
/// <param name="SourceBytes">Bytes of its CSV, unpacked.</param>
/// <param name="PeakBytes">Largest resident memory of the process, mapped files included.</param>
/// <param name="DiskPeakBytes">Most bytes of warehouse, lake and what spilled while it ran, sampled; null where it was not looked at.</param>
/// <param name="OutputBytes">Bytes of warehouse and lake at the end.</param>
internal sealed record LogSize(
    string Log,
    long Events,
    long SourceBytes,
    long PeakBytes,
    long? DiskPeakBytes,
    long OutputBytes
);

/// <summary>The sizes of all measured logs with the machine they come from.</summary>
internal sealed record SizesReport(MachineStamp Machine, string Explanation, IReadOnlyList<LogSize> Logs)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The report in a folder of results; null where none was published.</summary>
    internal static SizesReport? Read(string folder)
    {
        var path = Path.Combine(folder, $"{SizesSuite.Name}.json");
        return File.Exists(path) ? JsonSerializer.Deserialize<SizesReport>(File.ReadAllText(path), Json) : null;
    }

    /// <summary>Writes the JSON and the Markdown.</summary>
    internal void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{SizesSuite.Name}.json"), JsonSerializer.Serialize(this, Json) + "\n");
        File.WriteAllText(
            Path.Combine(folder, $"{SizesSuite.Name}.md"),
            $"# Memory and disk\n\n{Machine.Line}\n\n{Explanation}\n\n{ToTable()}"
        );
    }

    /// <summary>One line a log, in decimal MB and GB.</summary>
    internal string ToTable()
    {
        var text = new StringBuilder(
            "| log | events | CSV | most memory | most disk beside the CSV | of it kept |\n|---|---:|---:|---:|---:|---:|\n"
        );
        foreach (var log in Logs)
        {
            MeasurementReport.Line(
                text,
                $"| {log.Log} | {log.Events:N0} | {Size(log.SourceBytes)} | {Size(log.PeakBytes)} | {Size(log.DiskPeakBytes)} | {Size(log.OutputBytes)} |"
            );
        }

        return text.ToString();
    }

    private static string Size(long? bytes) =>
        bytes is null ? "not measured"
        : bytes < 1e9 ? FormattableString.Invariant($"{bytes / 1e6:F0} MB")
        : FormattableString.Invariant($"{bytes / 1e9:F1} GB");
}
