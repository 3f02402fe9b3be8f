using Benchmarks.Measurement;
using Benchmarks.Publishing;
using Tests.Support;

namespace Tests.Benchmarks.Publishing;

public sealed class ReadmeTableTests
{
    private const string Head = "| what | events | measured | at most | |\n|---|---:|---:|---:|---|\n";

    private static readonly MachineStamp Machine = new("A CPU", 2, 23.5, "Linux", "10.0.1", "1.5.6", "2026-01-02");

    [Fact]
    public void Render_OfNoResults_IsAnEmptyTable()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(Head, ReadmeTable.Render(folder.Path));
    }

    [Fact]
    public void Render_OfSomeSuites_HasTheirTargetsInTheOrderOfSuites()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "queries", new Target("slowest insight, p95", 148.1724, 100, "ms"));
        Write(
            folder,
            "ingest",
            new Target("wall time", null, 0.7, "x Polars"),
            new Target("memory", 0.1, 0.2, "x Polars")
        );
        Assert.Equal(
            Head
                + "| wall time | 1,200,000 | - | 0.70 x Polars | not measured |\n"
                + "| memory | 1,200,000 | 0.10 x Polars | 0.20 x Polars | met |\n"
                + "| slowest insight, p95 | 1,200,000 | 148.172 ms | 100.00 ms | missed |\n",
            ReadmeTable.Render(folder.Path)
        );
    }

    [Fact]
    public void Replace_BetweenTheMarks_KeepsTheRest() =>
        Assert.Equal(
            "before\n<!-- measured -->\n\nnew\n\n<!-- /measured -->\nafter\n",
            DocumentSection.Replace(
                "before\n<!-- measured -->\nold\nlines\n<!-- /measured -->\nafter\n",
                "measured",
                "new\n"
            )
        );

    [Fact]
    public void Replace_WithoutMarks_Throws() =>
        Assert.Throws<InvalidOperationException>(() => DocumentSection.Replace("no marks", "measured", "new\n"));

    [Fact]
    public void Claims_WithoutResults_SayWhatToRun()
    {
        using var folder = new TemporaryFolder();
        var error = Assert.Throws<InvalidOperationException>(() => ReadmeClaims.Render(folder.Path));
        Assert.Contains("run the suite ingest", error.Message, StringComparison.Ordinal);
    }

    private static void Write(TemporaryFolder folder, string suite, params Target[] targets) =>
        new MeasurementReport(
            "Title",
            Machine,
            [
                new("Group", 1_200_000, "", [new("a", [1], 1)]) { Targets = targets },
                new("No target", 1, "", [new("a", [1], 1)]),
            ]
        ).Write(folder.Path, suite);
}
