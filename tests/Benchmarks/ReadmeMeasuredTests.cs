using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Benchmarks;

public sealed class ReadmeMeasuredTests
{
    private static readonly string[] Suites = ["reader", "ingest"];

    [Fact]
    public void Readme_Measured_EqualsTheResultFiles()
    {
        var expected = new StringBuilder(
            "| suite | what | rows | variant | median s | times the bare engine |\n|---|---|---:|---|---:|---:|\n"
        );
        foreach (var suite in Suites)
        {
            Append(expected, suite, Load(suite));
        }

        Assert.Equal(expected.ToString(), ReadmeSection.Read("measured"));
    }

    [Fact]
    public void Results_OfEverySuite_NameTheMachine() =>
        Assert.All(
            Suites,
            suite =>
                Assert.All(
                    new[] { "cpu", "cores", "memory_gib", "os", "dot_net", "duck_db", "date" },
                    field => Assert.NotNull(Load(suite)["machine"]![field])
                )
        );

    private static void Append(StringBuilder table, string suite, JsonNode results)
    {
        foreach (var group in results["groups"]!.AsArray())
        {
            foreach (var timing in group!["timings"]!.AsArray())
            {
                table.Append(
                    CultureInfo.InvariantCulture,
                    $"| {suite} | {group["title"]} | {(long)group["rows"]!:N0} | {timing!["name"]} | {(double)timing["median_seconds"]!:F3} | {(double)timing["ratio_to_baseline"]!:F2} |\n"
                );
            }
        }
    }

    private static JsonNode Load(string suite) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "benchmarks", "results", $"{suite}.json")))!;
}
