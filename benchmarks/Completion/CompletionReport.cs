using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Benchmarks.Measurement;

namespace Benchmarks.Completion;

/// <summary>The latencies of completion and help with the machine they come from, written as JSON for programs and Markdown for people.</summary>
internal sealed record CompletionReport(
    MachineStamp Machine,
    int EarlierCells,
    double FirstRequestMilliseconds,
    double WarmUpMilliseconds,
    IReadOnlyList<Latency> Latencies,
    IndexCost DocumentationIndex
)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

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
        Line(text, $"# Completion and help\n");
        Line(
            text,
            $"{Machine.Cpu}, {Machine.Cores} cores, {Machine.MemoryGib} GiB; {Machine.Os}; .NET {Machine.DotNet}; {Machine.Date}.\n"
        );
        Line(
            text,
            $"In a session that loaded notebooks/setup.csx and ran {EarlierCells} more cells, without the protocol. A fresh session's first completion took {FirstRequestMilliseconds:F0} ms, its warm-up {WarmUpMilliseconds:F0} ms more.\n"
        );
        Line(text, $"| request | at the end of | requests | median ms | p95 ms | max ms |");
        Line(text, $"|---|---|---:|---:|---:|---:|");
        foreach (var one in Latencies)
        {
            var code = one.Code.Split('\n')[^1];
            Line(
                text,
                $"| {one.Name} | `{code}` | {one.Requests} | {one.MedianMilliseconds:F1} | {one.P95Milliseconds:F1} | {one.MaximumMilliseconds:F1} |"
            );
        }

        var index = DocumentationIndex;
        Line(
            text,
            $"\nThe index of the framework's documentation: {index.Members:N0} members in {index.FileMegabytes:F1} MB of XML, {index.MemoryMegabytes:F1} MB of memory, built in {index.BuildMilliseconds:F0} ms."
        );
        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
