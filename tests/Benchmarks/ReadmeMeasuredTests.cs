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
        [.. Suites.Append("reader").Where(suite => File.Exists(Path.Combine(Results, $"{suite}.json")))];

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

        Assert.Equal(expected.ToString(), ReadmeSection.Read("measured"));
    }

    [Fact]
    public void Readme_Measured_ShowsTheIngestsTargets() =>
        Assert.Contains("| ingest, wall time |", ReadmeSection.Read("measured"), StringComparison.Ordinal);

    [Fact]
    public void MeasuredChart_InTheRepository_EqualsTheResultFiles() =>
        Assert.Equal(
            MeasuredChart.Render(Results),
            File.ReadAllText(Path.Combine(Results, "measured.svg")).ReplaceLineEndings("\n")
        );

    [Fact]
    public void Readme_Text_ShowsTheChart() =>
        Assert.Contains(
            "](benchmarks/results/measured.svg)",
            File.ReadAllText(Path.Combine(Repository.Root, "README.md")),
            StringComparison.Ordinal
        );

    [Theory]
    [MemberData(nameof(Published))]
    public void Results_OfEverySuite_NameTheMachine(string suite) =>
        Assert.All(
            new[] { "cpu", "cores", "memory_gib", "os", "dot_net", "duck_db", "date" },
            field => Assert.NotNull(Load(suite)["machine"]![field])
        );

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
