using System.Text.Json.Nodes;
using Tests.Support;

namespace Tests.Benchmarks;

[Trait("Speed", "Slow")]
public sealed class SuitesTests
{
    private const string Scale = "0.0001";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [LinuxFact]
    public void Ingest_AtATinyScale_FindsEqualAnswers()
    {
        var groups = Run("ingest", "--no-peers", "--scale", "0.0005", "--rounds", "1");
        Assert.Equal(["bare engine", "shop.Ingest"], Names(groups[0]!));
        Assert.All(groups[0]!["answers"]!.AsArray(), answer => Assert.True((bool)answer!["equal"]!));
        Assert.Equal(54_975, (long)groups[0]!["rows"]!, tolerance: 100);
    }

    [LinuxFact]
    public void Pipeline_AtATinyScale_MeasuresEveryStep()
    {
        var groups = Run("pipeline", "--no-peers", "--scale", Scale, "--rounds", "1");
        Assert.Equal(["bare engine, parsing only", "the whole pipeline"], Names(groups[0]!));
        Assert.All(groups[0]!["answers"]!.AsArray(), answer => Assert.True((bool)answer!["equal"]!));
        Assert.Equal(2, groups[0]!["targets"]!.AsArray().Count(target => target!["measured"] is not null));
        Assert.Equal(
            [
                "all steps",
                "ingest",
                "clean",
                "star schema and marts",
                "sessions and visits",
                "quality checks",
                "closing the warehouse",
            ],
            Names(groups[1]!)
        );
    }

    [LinuxFact]
    public void Pipeline_OfParquetOnce_HasResultsOfItsOwn()
    {
        using var source = new TemporaryFolder();
        Succeed("generate", "--preset", "2019-Oct", "--scale", Scale, "--format", "parquet", "--out", source.Path);
        var groups = RunAs("pipeline-once", "pipeline", "--no-peers", "--source", source.Path, "--rounds", "0");
        Assert.Equal(["bare engine, parsing only", "the whole pipeline"], Names(groups[0]!));
        Assert.All(groups[0]!["answers"]!.AsArray(), answer => Assert.True((bool)answer!["equal"]!));
        Assert.Equal("GB", (string?)groups[0]!["targets"]!.AsArray().Single()!["unit"]);
    }

    [LinuxFact]
    public void Queries_AtATinyScale_CallEveryInsight()
    {
        var groups = Run("queries", "--scale", Scale, "--repeats", "2");
        Assert.Equal(global::Benchmarks.Queries.InsightCalls.All().Select(call => call.Name), Names(groups[0]!));
        Assert.NotNull(groups[0]!["targets"]![0]!["measured"]);
    }

    [LinuxFact]
    public void Customers_AtATinyScale_AskEveryQuestion()
    {
        var groups = RunAs("customers-interactive", "customers", "--scale", Scale, "--rounds", "0");
        Assert.Equal(
            [
                .. global::Benchmarks.Customers.CustomerQuestions.All.Select(question => question.Name),
                global::Benchmarks.Customers.CustomersSuite.Funnels,
            ],
            groups.Select(group => (string)group!["title"]!)
        );
        Assert.All(groups.SkipLast(1), group => Assert.Equal(3, group!["targets"]!.AsArray().Count));
        Assert.NotNull(groups[^1]!["targets"]![0]!["measured"]);
    }

    [RequiresTrainingFact]
    public void Propensity_AtATinyScale_MeasuresEveryStepBesideTheTruth()
    {
        var groups = Run("propensity", "--scale", "0.001", "--rounds", "0");
        Assert.Equal(6, groups.Count);
        Assert.All(groups.Take(4), group => Assert.NotNull(group!["targets"]![0]!["measured"]));
        Assert.Contains(
            groups[4]!["notes"]!.AsArray(),
            note => ((string)note!).StartsWith("The planted intent itself ranks", StringComparison.Ordinal)
        );
    }

    [LinuxFact]
    public void Recommendations_AtATinyScale_MeasuresTablesIndexAndCallsAndJudges()
    {
        var groups = Run(
            "recommendations",
            "--scale",
            "0.001",
            "--rounds",
            "0",
            "--test-sessions",
            "200",
            "--trials",
            "2"
        );
        Assert.Equal(5, groups.Count);
        Assert.All(groups.Take(4), group => Assert.NotNull(group!["targets"]![0]!["measured"]));
        Assert.StartsWith("VSTAN has the next product", (string)groups[4]!["notes"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public void Dashboard_AtATinyScale_MeasuresEveryPage()
    {
        var groups = RunAs("dashboard-interactive", "dashboard", "--scale", Scale, "--filters", "6");
        Assert.Equal(2, groups.Count);
        Assert.All(groups, group => Assert.NotNull(group!["targets"]![0]!["measured"]));
        Assert.True(groups[0]!["timings"]!.AsArray().Count >= 2);
    }

    [LinuxFact]
    public void Kills_AtATinyScale_EndInTheSameTables()
    {
        var group = Run("kills", "--scale", Scale, "--kills", "2")[0]!;
        Assert.Equal(2, group["timings"]![1]!["seconds"]!.AsArray().Count);
        Assert.NotEmpty(group["answers"]!.AsArray());
        Assert.All(group["answers"]!.AsArray(), answer => Assert.True((bool)answer!["equal"]!));
    }

    [LinuxFact]
    public void Scaling_OfTwoTinySizes_FitsAnExponent()
    {
        var groups = Run("scaling", "--sizes", "0.03,0.06", "--rounds", "1");
        Assert.Equal(2, groups[0]!["timings"]!.AsArray().Count);
        Assert.NotNull(groups[0]!["targets"]![0]!["measured"]);
    }

    [LinuxFact]
    public void Optimizations_AtATinyScale_MeasureEveryTechnique()
    {
        var groups = Run("optimizations", "--scale", Scale, "--repeats", "1");
        Assert.Equal(
            Enum.GetValues<EcommerceNotebooks.Optimizations.Optimization>().Length,
            groups.Select(group => (string)group!["title"]!).Distinct().Count()
        );
        Assert.All(groups, group => Assert.Equal(2, group!["timings"]!.AsArray().Count));
        Assert.All(groups, group => Assert.Equal(4, group!["notes"]!.AsArray().Count));
    }

    private static JsonArray Run(string suite, params string[] arguments) => RunAs(suite, suite, arguments);

    // A suite whose results have a name of their own.
    private static JsonArray RunAs(string name, string suite, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Succeed([suite, .. arguments, "--threads", "2", "--work", folder.Path, "--output", folder.Path]);
        Assert.Equal(
            [$"{name}.json", $"{name}.md"],
            Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        return JsonNode.Parse(File.ReadAllText(Path.Combine(folder.Path, $"{name}.json")))!["groups"]!.AsArray();
    }

    private static void Succeed(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Benchmarks.dll");
        var run = ProgramRun.Of(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [program, .. arguments],
            Patience
        );
        Assert.True(run.ExitCode == 0, run.Text);
    }

    private static IEnumerable<string> Names(JsonNode group) =>
        group["timings"]!.AsArray().Select(timing => (string)timing!["name"]!);
}
