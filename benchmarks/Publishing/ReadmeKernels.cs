using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Benchmarks.Kernel;
using Benchmarks.Measurement;

namespace Benchmarks.Publishing;

/// <summary>The table of this kernel beside dotnet-interactive in the kernel's README.</summary>
internal static class ReadmeKernels
{
    private const double BytesPerMegabyte = 1e6;

    /// <summary>The heading and one line for every operation that both took part in, and for their memory.</summary>
    /// <exception cref="InvalidOperationException">dotnet-interactive was not measured.</exception>
    internal static string Render(string folder)
    {
        var pairs = ResultFiles
            .Groups(folder, KernelSuite.Name)
            .Select(group =>
                (Group: group, Own: Find(group, KernelPeer.CSharp), Other: Find(group, KernelPeer.DotnetInteractive))
            )
            .Where(pair => pair.Own is not null && pair.Other is not null)
            .ToArray();
        if (pairs.Length == 0)
        {
            throw new InvalidOperationException(
                $"dotnet-interactive was not measured: run dotnet tool restore and the suite {KernelSuite.Name}."
            );
        }

        var rounds = pairs[0].Own!["seconds"]!.AsArray().Count;
        var text = new StringBuilder();
        MeasurementReport.Line(
            text,
            $"Medians of {rounds} rounds in turn, in one run ([all figures](../benchmarks/results/{KernelSuite.Name}.md)):\n"
        );
        MeasurementReport.Line(text, $"| | this kernel | dotnet-interactive | ratio, median of rounds |");
        MeasurementReport.Line(text, $"|---|---:|---:|---:|");
        foreach (var (group, own, other) in pairs)
        {
            Append(text, (string)group["title"]!, own!["seconds"]!, other!["seconds"]!, Duration);
            if (own["resident_bytes"] is { } bytes)
            {
                Append(text, "Resident memory after the first cell", bytes, other["resident_bytes"]!, Memory);
            }
        }

        return text.ToString();
    }

    private static JsonNode? Find(JsonNode group, KernelPeer kernel) =>
        group["timings"]!.AsArray().FirstOrDefault(timing => (string?)timing!["name"] == kernel.Name);

    private static void Append(
        StringBuilder text,
        string title,
        JsonNode own,
        JsonNode other,
        Func<double, string> format
    )
    {
        var (ours, theirs) = (Values(own), Values(other));
        MeasurementReport.Line(
            text,
            $"| {title} | {format(Timing.Median(ours))} | {format(Timing.Median(theirs))} | {Timing.MedianRatio(theirs, ours):F1} |"
        );
    }

    private static double[] Values(JsonNode rounds) => [.. rounds.AsArray().Select(value => (double)value!)];

    private static string Duration(double seconds) =>
        seconds >= 1
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds:F2} s")
            : string.Create(CultureInfo.InvariantCulture, $"{1e3 * seconds:F1} ms");

    private static string Memory(double bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / BytesPerMegabyte:F0} MB");
}
