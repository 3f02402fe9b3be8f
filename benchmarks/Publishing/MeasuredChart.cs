using System.Globalization;
using System.Text.Json.Nodes;
using Benchmarks.Ingest;
using Benchmarks.Measurement;
using Benchmarks.Processes;
using EcommerceNotebooks.Charts;

namespace Benchmarks.Publishing;

/// <summary>The benchmarks' chart: taking CSV in, every variant beside the same one.</summary>
internal static class MeasuredChart
{
    /// <summary>The chart's file in the folder of results.</summary>
    internal const string FileName = "measured.svg";

    private const int Width = 860;
    private const int Height = 380;

    private static readonly (string Label, Func<JsonNode, JsonNode> Rounds)[] Figures =
    [
        ("wall time", timing => timing["seconds"]!),
        ("processor time", timing => timing["process"]!["processor_seconds"]!),
        ("peak memory", timing => timing["process"]!["peak_bytes"]!),
        ("without mapped files", timing => timing["process"]!["anonymous_peak_bytes"]!),
        ("output size", timing => timing["process"]!["output_bytes"]!),
    ];

    /// <summary>The chart of the ingest results in a folder, as SVG; each figure is the median, over the rounds, of the ratio to Polars, or to the bare engine where Polars took no part.</summary>
    /// <exception cref="InvalidOperationException">There are no such results.</exception>
    internal static string Render(string folder)
    {
        var group =
            ResultFiles.Groups(folder, IngestSuite.Name).FirstOrDefault()
            ?? throw new InvalidOperationException(
                $"There are no results of the {IngestSuite.Name} suite in {folder}."
            );
        JsonNode[] timings = [.. group["timings"]!.AsArray().Select(timing => timing!)];
        var reference = Array.Find(timings, timing => (string)timing["name"]! == PeerPrograms.Polars) ?? timings[0];
        var chart = timings.Select(timing => Bars(timing, reference)).Aggregate((all, next) => all.With(next));
        return chart
                .Title(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"CSV to typed Parquet, {(long)group["rows"]!:N0} events; {reference["name"]} = 1, less is better"
                    )
                )
                .YAxis($"times {reference["name"]}")
                .Size(Width, Height)
                .ToSvg() + "\n";
    }

    private static Chart Bars(JsonNode timing, JsonNode reference) =>
        Chart.Bar(
            Figures.Select(figure => figure.Label),
            Figures.Select(figure =>
                Math.Round(Timing.MedianRatio(Values(figure.Rounds(timing)), Values(figure.Rounds(reference))), 3)
            ),
            (string)timing["name"]!
        );

    private static IEnumerable<double> Values(JsonNode rounds) => rounds.AsArray().Select(value => (double)value!);
}
