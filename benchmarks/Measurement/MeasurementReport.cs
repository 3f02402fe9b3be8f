using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Benchmarks.Measurement;

/// <summary>The figures of one suite with the machine they come from, written as JSON for programs and Markdown for people.</summary>
internal sealed record MeasurementReport(string Title, MachineStamp Machine, IReadOnlyList<MeasuredGroup> Groups)
{
    private const string SolutionFile = "EcommerceNotebooks.sln";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>benchmarks/results of the repository the program was built in.</summary>
    internal static string ResultsFolder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, SolutionFile)))
            {
                folder = folder.Parent;
            }

            return folder is null
                ? throw new InvalidOperationException(
                    $"No folder above {AppContext.BaseDirectory} holds {SolutionFile}."
                )
                : Path.Combine(folder.FullName, "benchmarks", "results");
        }
    }

    /// <summary>Writes the result files and shows the Markdown.</summary>
    internal void Publish(string folder, string name)
    {
        Write(folder, name);
        Console.WriteLine(ToMarkdown());
    }

    /// <summary>Writes name.json and name.md.</summary>
    internal void Write(string folder, string name)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, $"{name}.json"), JsonSerializer.Serialize(this, Json) + "\n");
        File.WriteAllText(Path.Combine(folder, $"{name}.md"), ToMarkdown());
    }

    internal string ToMarkdown()
    {
        var text = new StringBuilder();
        Line(text, $"# {Title}\n");
        Line(text, $"{Machine.Line}");
        foreach (var group in Groups)
        {
            Line(text, $"\n## {group.Title}\n\n{group.Explanation}\n");
            Action<StringBuilder, MeasuredGroup> table =
                group.Timings.Any(timing => timing.Process is not null) ? ProcessMarkdown.Append
                : group.Timings.Any(timing => timing.Calls is not null) ? CallMarkdown.Append
                : group.Rows is null ? AppendOperations
                : AppendRows;
            table(text, group);
            ProcessMarkdown.AppendVerdicts(text, group);
        }

        return text.ToString();
    }

    private static void AppendRows(StringBuilder text, MeasuredGroup group)
    {
        Line(text, $"Rows: {group.Rows:N0}. Rounds: {group.Timings[0].Seconds.Count}, variants in turn.\n");
        Line(text, $"| variant | median s | min s | max s | million rows/s | ratio to the first, median of rounds |");
        Line(text, $"|---|---:|---:|---:|---:|---:|");
        foreach (var timing in group.Timings)
        {
            Line(
                text,
                $"| {timing.Name} | {timing.MedianSeconds:F3} | {timing.MinimumSeconds:F3} | {timing.MaximumSeconds:F3} | {group.Rows / timing.MedianSeconds / 1e6:F1} | {timing.RatioToBaseline:F3} |"
            );
        }
    }

    private static void AppendOperations(StringBuilder text, MeasuredGroup group)
    {
        var hasMemory = group.Timings.Any(timing => timing.ResidentBytes is not null);
        var (heading, rule) = hasMemory ? (" resident MB, median |", "---:|") : ("", "");
        Line(text, $"Rounds: {group.Timings[0].Seconds.Count}, variants in turn.\n");
        Line(text, $"| variant | median ms | min ms | max ms | ratio to the first, median of rounds |{heading}");
        Line(text, $"|---|---:|---:|---:|---:|{rule}");
        foreach (var timing in group.Timings)
        {
            var memory = hasMemory ? FormattableString.Invariant($" {timing.MedianResidentBytes / 1e6:F0} |") : "";
            Line(
                text,
                $"| {timing.Name} | {1e3 * timing.MedianSeconds:F2} | {1e3 * timing.MinimumSeconds:F2} | {1e3 * timing.MaximumSeconds:F2} | {timing.RatioToBaseline:F3} |{memory}"
            );
        }
    }

    internal static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
