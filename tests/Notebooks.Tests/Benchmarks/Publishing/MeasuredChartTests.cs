using Benchmarks.Measurement;
using Benchmarks.Publishing;
using Tests.Support;

namespace Tests.Benchmarks.Publishing;

public sealed class MeasuredChartTests
{
    private static readonly MachineStamp Machine = new("A CPU", 2, 23.5, "Linux", "10.0.1", "1.5.6", "2026-01-02");

    [Fact]
    public void Render_WithPolars_TakesItAsOne()
    {
        var chart = Render("bare engine", "shop.Ingest", "Polars");
        Assert.Contains("1,200,000 events; Polars = 1", chart, StringComparison.Ordinal);
        Assert.Contains("shop.Ingest", chart, StringComparison.Ordinal);
        Assert.Contains("peak memory", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_WithoutPolars_TakesTheFirstAsOne() =>
        Assert.Contains("bare engine = 1", Render("bare engine", "shop.Ingest"), StringComparison.Ordinal);

    [Fact]
    public void Render_WithoutResults_Throws()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<InvalidOperationException>(() => MeasuredChart.Render(folder.Path));
    }

    private static string Render(params string[] variants)
    {
        using var folder = new TemporaryFolder();
        var timings = variants.Select(
            (name, i) => new Timing(name, [i + 1], 1) { Process = new([i + 2], [i + 3], [i + 4], [i + 5]) }
        );
        new MeasurementReport("Title", Machine, [new("Group", 1_200_000, "", [.. timings])]).Write(
            folder.Path,
            "ingest"
        );
        return MeasuredChart.Render(folder.Path);
    }
}
