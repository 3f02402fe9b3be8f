using Benchmarks.Kernel;
using Benchmarks.Publishing;
using Tests.Support;

namespace Tests.Benchmarks.Kernel;

public sealed class KernelSuiteTests
{
    [Fact]
    public void Report_WithDotnetInteractive_HasItsMemoryAndRatios()
    {
        var report = KernelSuite.Report("6.17.0", "1.0.1", ["python3", "csharp", "dotnet-interactive"], Figures());

        Assert.Equal("The kernel beside ipykernel 6.17.0 and dotnet-interactive 1.0.1", report.Title);
        var firstCell = report.Groups.Single(group => group.Title == KernelSuite.FirstCell);
        Assert.Equal(4, firstCell.Find("dotnet-interactive")!.RatioToBaseline);
        Assert.Equal(400e6, firstCell.Find("dotnet-interactive")!.MedianResidentBytes);
        Assert.Contains(
            "| dotnet-interactive | 4000.00 | 4000.00 | 4000.00 | 4.000 | 400 |",
            report.ToMarkdown(),
            StringComparison.Ordinal
        );
        var chart = report.Groups.Single(group => group.Title == "Start to the first chart of the library");
        Assert.Equal(["csharp", "dotnet-interactive"], chart.Timings.Select(timing => timing.Name));
        Assert.Equal([1, 2], chart.Timings.Select(timing => timing.RatioToBaseline));
        var stream = report.Groups.Single(group => group.Title == "100,000 printed lines");
        Assert.Null(stream.Find("dotnet-interactive"));
        Assert.Contains("loses lines", Assert.Single(stream.Notes!), StringComparison.Ordinal);
    }

    [Fact]
    public void Report_WithoutDotnetInteractive_SaysSoAndHasTheOthers()
    {
        var report = KernelSuite.Report("6.17.0", null, ["python3", "csharp"], Figures());

        Assert.Equal("The kernel beside ipykernel 6.17.0", report.Title);
        Assert.All(
            report.Groups,
            group =>
            {
                Assert.NotNull(group.Find("csharp"));
                Assert.Contains("run dotnet tool restore", Assert.Single(group.Notes!), StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void Comparison_OfAReport_HasBothKernelsAndTheRatioOfTheirRounds()
    {
        using var folder = new TemporaryFolder();
        KernelSuite
            .Report("6.17.0", "1.0.1", ["python3", "csharp", "dotnet-interactive"], Figures())
            .Write(folder.Path, KernelSuite.Name);

        var table = ReadmeKernels.Render(folder.Path);

        Assert.Contains("| Start to first reply | 250.0 ms | 1.00 s | 4.0 |\n", table, StringComparison.Ordinal);
        Assert.Contains(
            "| Resident memory after the first cell | 200 MB | 400 MB | 2.0 |\n",
            table,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("printed lines", table, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_WithoutDotnetInteractive_SaysWhatToRun()
    {
        using var folder = new TemporaryFolder();
        KernelSuite.Report("6.17.0", null, ["python3", "csharp"], Figures()).Write(folder.Path, KernelSuite.Name);

        var error = Assert.Throws<InvalidOperationException>(() => ReadmeKernels.Render(folder.Path));
        Assert.Contains("run dotnet tool restore", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, Dictionary<string, double[]>> Figures()
    {
        string[] all = ["empty", "sum", "print"];
        return new()
        {
            ["python3"] = Of(0.5, 1, 50e6, [.. all, "complete", "stream"]),
            ["csharp"] = Of(0.25, 2, 200e6, [.. all, "complete", "stream", "chart"]),
            ["dotnet-interactive"] = Of(1, 4, 400e6, [.. all, "chart"]),
        };
    }

    private static Dictionary<string, double[]> Of(double start, double first, double memory, string[] operations) =>
        new(operations.Select(operation => KeyValuePair.Create(operation, new[] { first, first })))
        {
            ["start"] = [start, start],
            ["first cell"] = [first, first],
            ["memory"] = [memory, memory],
        };
}
