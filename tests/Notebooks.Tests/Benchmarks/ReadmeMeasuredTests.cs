using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Benchmarks.Publishing;
using Tests.Support;

namespace Tests.Benchmarks;

public sealed class ReadmeMeasuredTests
{
    private static readonly string Results = Path.Combine(Repository.Root, "benchmarks", "results");

    private static readonly string[] Suites = ["generate", "ingest", "pipeline", "queries", "scaling"];

    public static TheoryData<string> Published =>
        [.. Suites.Concat(["reader", "kernel"]).Where(suite => File.Exists(Path.Combine(Results, $"{suite}.json")))];

    [Fact]
    public void Readme_Measured_EqualsTheResultFiles()
    {
        var expected = new StringBuilder("| what | events | measured | at most | |\n|---|---:|---:|---:|---|\n");
        foreach (var suite in Suites.Where(suite => File.Exists(Path.Combine(Results, $"{suite}.json"))))
        {
            foreach (var group in Load(suite)["groups"]!.AsArray())
            {
                foreach (var target in group!["targets"]?.AsArray() ?? [])
                {
                    Append(expected, group, target!);
                }
            }
        }

        Assert.Equal(expected.ToString(), Document.Section("benchmarks/README.md", "measured"));
    }

    [Fact]
    public void Readme_Measured_ShowsTheIngestsTargets() =>
        Assert.Contains(
            "| ingest, wall time |",
            Document.Section("benchmarks/README.md", "measured"),
            StringComparison.Ordinal
        );

    [Fact]
    public void MeasuredChart_InTheRepository_EqualsTheResultFiles() =>
        Assert.Equal(
            MeasuredChart.Render(Results),
            File.ReadAllText(Path.Combine(Results, "measured.svg")).ReplaceLineEndings("\n")
        );

    [Fact]
    public void Readme_Text_ShowsTheChart() =>
        Assert.Contains("](results/measured.svg)", Document.Text("benchmarks/README.md"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Published))]
    public void Results_OfEverySuite_NameTheMachine(string suite) =>
        Assert.All(
            new[] { "cpu", "cores", "memory_gib", "os", "dot_net", "duck_db", "date" },
            field => Assert.NotNull(Load(suite)["machine"]![field])
        );

    [Fact]
    public void Readme_Claims_HaveTheFiguresOfTheResultFiles()
    {
        var claims = Document.Section("README.md", "claims");
        string[] figures =
        [
            $"{Load("ingest")["groups"]![0]!["rows"]!.GetValue<long>() / 1e6:F0} million events",
            $"{100 * Figure("ingest", "ingest, wall time"):F0} % of Polars' time",
            $"{100 * Figure("ingest", "ingest, peak memory"):F0} % of its memory",
            $"{Figure("pipeline", "files to star schema and marts, wall time"):F1} times as long",
            $"{Figure("pipeline", "files to star schema, peak memory"):F1} GB",
            $"{Figure("queries", "slowest insight, p95"):F0} ms",
        ];

        Assert.All(figures, figure => Assert.Contains(figure, claims, StringComparison.Ordinal));
        Assert.Equal(3, claims.Split("\n- ").Length - 1);

        static double Figure(string suite, string claim) =>
            Load(suite)["groups"]!
                .AsArray()
                .SelectMany(group => group!["targets"]?.AsArray() ?? [])
                .Where(target => (string?)target!["claim"] == claim)
                .Select(target => (double)target!["measured"]!)
                .Single();
    }

    [Fact]
    public void Readme_OwnParts_HaveTheRatiosOfTheResultFiles()
    {
        var copy = 1 / Ratio(Load("ingest")["groups"]![0]!, "shop.Ingest");
        var reader = Load("reader")["groups"]!
            .AsArray()
            .Select(group => Ratio(group!, "data reader") / Ratio(group!, "columnar spans"))
            .ToArray();
        var readme = Document.Text("README.md");

        Assert.Contains($"[{copy:F1} times as long](benchmarks/results/ingest.md)", readme, StringComparison.Ordinal);
        Assert.Contains(
            $"[{reader.Min():F1} to {reader.Max():F1} times as long](benchmarks/results/reader.md)",
            readme,
            StringComparison.Ordinal
        );

        static double Ratio(JsonNode group, string variant) =>
            (double)
                group["timings"]!.AsArray().Single(timing => (string)timing!["name"]! == variant)![
                    "ratio_to_baseline"
                ]!;
    }

    [Fact]
    public void Readme_Sizes_AreThoseOfTheResultFiles()
    {
        var logs = Load("sizes")["logs"]!.AsArray().Select(log => log!).ToArray();
        var months = Load("pipeline")["groups"]![0]!;
        var process = months["timings"]!.AsArray().Single(timing => (string)timing!["name"]! == "the whole pipeline")![
            "process"
        ]!;
        var megabytes = ((string)months["title"]!).Split(' ')[0];

        string[] expected =
        [
            .. logs.Select(log =>
                $"| {log["log"]} | {(long)log["events"]!:N0} | {Size(log, "source_bytes")} | {Size(log, "peak_bytes")} | {Size(log, "disk_peak_bytes")} | {Size(log, "output_bytes")} |"
            ),
            $"| both months | {(long)months["rows"]!:N0} | {double.Parse(megabytes, CultureInfo.InvariantCulture) / 1e3:F1} GB | {Size(process, "maximum_peak_bytes")} | not measured | {Size(process, "median_output_bytes")} |",
        ];

        Assert.Equal(["the sample", "one month"], logs.Select(log => (string)log["log"]!));
        Assert.Equal(expected, Document.Section("README.md", "sizes").TrimEnd('\n').Split('\n')[2..]);

        static string Size(JsonNode node, string field) =>
            (double)node[field]! is var bytes && bytes >= 1e9 ? $"{bytes / 1e9:F1} GB" : $"{bytes / 1e6:F0} MB";
    }

    [Fact]
    public void KernelReadme_Comparison_HasTheFiguresOfTheResultFile()
    {
        Dictionary<string, JsonNode> groups = Load("kernel")["groups"]!
            .AsArray()
            .ToDictionary(group => (string)group!["title"]!, group => group!["timings"]!);
        var lines = Document.Section("kernel/README.md", "kernels").Split('\n');
        string[] expected =
        [
            .. groups
                .Where(group => Rounds(group.Value, "dotnet-interactive", "seconds").Length > 0)
                .Select(group => Line(group.Key, group.Value, "seconds", Duration)),
            Line(
                "Resident memory after the first cell",
                groups["Start to the end of the first cell"],
                "resident_bytes",
                bytes => $"{bytes / 1e6:F0} MB"
            ),
        ];

        Assert.Equal(7, expected.Length);
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            lines.Where(line => line.StartsWith('|')).Skip(2).Order(StringComparer.Ordinal)
        );
        Assert.Contains(
            $"Medians of {Rounds(groups.Values.First(), "csharp", "seconds").Length} rounds",
            lines[0],
            StringComparison.Ordinal
        );

        static string Duration(double seconds) => seconds < 1 ? $"{seconds * 1e3:F1} ms" : $"{seconds:F2} s";

        static string Line(string title, JsonNode timings, string field, Func<double, string> text)
        {
            var (own, other) = (Rounds(timings, "csharp", field), Rounds(timings, "dotnet-interactive", field));
            var ratio = Middle(other.Select((value, round) => value / own[round]));
            return $"| {title} | {text(Middle(own))} | {text(Middle(other))} | {ratio:F1} |";
        }

        static double[] Rounds(JsonNode timings, string name, string field) =>
            timings.AsArray().FirstOrDefault(timing => (string)timing!["name"]! == name) is { } timing
                ? [.. timing[field]!.AsArray().Select(value => (double)value!)]
                : [];

        static double Middle(IEnumerable<double> values)
        {
            double[] sorted = [.. values.Order()];
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }

    private static void Append(StringBuilder table, JsonNode group, JsonNode target)
    {
        var (measured, limit) = ((double?)target["measured"], (double)target["limit"]!);
        var unit = (string)target["unit"]!;
        var verdict =
            measured is null ? "not measured"
            : measured <= limit ? "met"
            : "missed";
        table.Append(
            CultureInfo.InvariantCulture,
            $"| {target["claim"]} | {(long)group["rows"]!:N0} | {(measured is null ? "-" : WithUnit(measured.Value))} | {WithUnit(limit)} | {verdict} |\n"
        );

        string WithUnit(double value) =>
            value.ToString("0.00#", CultureInfo.InvariantCulture) + (unit.Length > 0 ? " " + unit : "");
    }

    private static JsonNode Load(string suite) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Results, $"{suite}.json")))!;
}
