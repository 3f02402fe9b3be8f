using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Benchmarks.Pipeline;
using Benchmarks.Sizes;

namespace Benchmarks.Publishing;

/// <summary>README's table of memory and disk: the sample and one month from the suite of sizes, both months from that of the pipeline.</summary>
internal static partial class ReadmeSizes
{
    private const double BytesPerMegabyte = 1e6;

    /// <summary>The table.</summary>
    /// <exception cref="InvalidOperationException">A log was not measured; the message says which suite to run.</exception>
    internal static string Render(string folder)
    {
        var report =
            SizesReport.Read(folder)
            ?? throw new InvalidOperationException($"No sizes were measured: run the suite {SizesSuite.Name}.");
        return (report with { Logs = [.. report.Logs, BothMonths(folder)] }).ToTable();
    }

    private static LogSize BothMonths(string folder)
    {
        var group =
            ResultFiles.Groups(folder, PipelineSuite.Name).FirstOrDefault()
            ?? throw new InvalidOperationException(
                $"Both months were not measured: run the suite {PipelineSuite.Name}."
            );
        var source = SourceSize().Match((string)group["title"]!).Groups["megabytes"].Value;
        var process = group["timings"]!.AsArray().Single(timing => (string?)timing!["name"] == PipelineRuns.Library)![
            "process"
        ]!;
        return new LogSize(
            "both months",
            (long)group["rows"]!,
            (long)(double.Parse(source, NumberStyles.Number, CultureInfo.InvariantCulture) * BytesPerMegabyte),
            (long)process["maximum_peak_bytes"]!,
            null,
            (long)(double)process["median_output_bytes"]!
        );
    }

    [GeneratedRegex("^(?<megabytes>[0-9,]+) MB of CSV")]
    private static partial Regex SourceSize();
}
