using System.Globalization;
using EcommerceNotebooks.Optimizations;
using Tests.Support;

namespace Tests.Optimizations;

public class OptimizationResultTests
{
    [Fact]
    public void Medians_OfRounds_AreTheMiddleOnes()
    {
        var result = Result([0.5, 0.1, 0.3], [0.2, 0.4]);

        Assert.Equal(
            (0.3, 0.1, 0.5),
            (result.Before.MedianSeconds, result.Before.MinimumSeconds, result.Before.MaximumSeconds)
        );
        Assert.Equal(0.3, result.After.MedianSeconds, 12);
    }

    [Fact]
    public void Ratio_IsTheMedianOfTheRoundsRatios_NotTheRatioOfMedians()
    {
        var result = Result([1, 2, 9], [1, 1, 1.5]);

        Assert.Equal([1, 2, 6], result.Ratios);
        Assert.Equal((2, 1, 6), (result.Ratio, result.LowestRatio, result.HighestRatio));
    }

    [Theory]
    [InlineData("2 2 2 2 2", "1 1 1 1 1", OptimizationVerdict.Faster)]
    [InlineData("1 1 1 1 1", "2 2 2 2 2", OptimizationVerdict.Slower)]
    [InlineData("9 9 9 9 1", "1 1 1 1 1", OptimizationVerdict.NoDifference)]
    [InlineData("9 9 9 9 1", "1 1 1 1 2", OptimizationVerdict.NoDifference)]
    [InlineData("9 9 9 9", "1 1 1 1", OptimizationVerdict.NoDifference)]
    [InlineData("1 1 1 1 1", "1 1 1 1 1", OptimizationVerdict.TooSmallToTell)]
    public void Verdict_NeedsEveryOneOfAtLeastFiveRounds(string before, string after, OptimizationVerdict expected) =>
        Assert.Equal(expected, Result(Numbers(before), Numbers(after)).Verdict);

    [Theory]
    [InlineData("2 2 2 2 2", "1 1 1 1 1", "faster in all 5 rounds")]
    [InlineData("1 1 1 1 1", "2 2 2 2 2", "slower in all 5 rounds, so it did not help")]
    [InlineData("1 1 1 1 1", "1 1 1 1 1", "too small to tell")]
    [InlineData("9 9 9 9 1", "1 1 1 1 2", "no clear difference in 5 rounds, so no gain is claimed")]
    public void Sentence_ClaimsOnlyWhatTheRoundsShow(string before, string after, string expected) =>
        Assert.Contains(expected, Result(Numbers(before), Numbers(after)).Sentence, StringComparison.Ordinal);

    [Fact]
    public void Sentence_CarriesRatioRangeAndChanges()
    {
        var result = Result([1, 2, 9], [1, 1, 1.5]) with { LargestDifference = 0.0512 };
        var after = result.After with
        {
            Profile = result.After.Profile with { RowsScanned = 250, BytesScanned = 2_000_000 },
            StoredBytes = 1_500_000,
        };

        Assert.Equal(
            "The new way ran 2.00 times as fast as the old way (rounds 1.00 to 6.00), which itself differed by up to 1.00 times: no clear difference in 3 rounds, so no gain is claimed; rows scanned: 1,000 before, 250 after; "
                + "bytes scanned: 4.00 MB before, 2.00 MB after; stored: nothing of its own before, 1.50 MB after; numbers of the answers differ by 5.12 % at most; "
                + OptimizationText.FullScale(Optimization.FilterPushdown)
                + ".",
            (result with { After = after }).Sentence
        );
    }

    [Theory]
    [InlineData("3 3 3 3 3", OptimizationVerdict.Faster)]
    [InlineData("3 3 3 3 1.6", OptimizationVerdict.Faster)]
    [InlineData("3 3 3 3 1.5", OptimizationVerdict.TooSmallToTell)]
    [InlineData("3 6 3 3 3", OptimizationVerdict.TooSmallToTell)]
    public void Verdict_NoLargerThanTheNoiseFloor_IsTooSmallToTell(string again, OptimizationVerdict expected)
    {
        var result = Result([3, 3, 3, 3, 3], [1.5, 1.5, 1.5, 1.5, 1.5], Numbers(again));
        Assert.Equal(expected, result.Verdict);
    }

    [Theory]
    [InlineData(999_999, OptimizationVerdict.TooSmallToTell)]
    [InlineData(1_000_000, OptimizationVerdict.Faster)]
    public void Verdict_SmallLog_IsTooSmallToTell(long rows, OptimizationVerdict expected)
    {
        var result = Result([9, 9, 9, 9, 9], [1, 1, 1, 1, 1]) with { Rows = rows };
        Assert.Equal(expected, result.Verdict);
        Assert.Equal(
            rows < 1_000_000,
            result.Sentence.Contains("999,999 rows say little of large logs", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void FullScaleFigures_Published_HaveEveryTechniqueAndStandBesideWhatIsMeasured()
    {
        var published = FullScaleFigures.Published;
        Assert.Equal(
            Enum.GetValues<Optimization>().Order(),
            published.Techniques.Select(each => each.Technique).Order()
        );
        Assert.All(published.Techniques, each => Assert.True(each.Low <= each.Ratio && each.Ratio <= each.High));
        var result = Result([2, 2, 2, 2, 2], [1, 1, 1, 1, 1]);
        Assert.Contains("published for 109,950,743 events: ", result.Sentence, StringComparison.Ordinal);
        var row = new OptimizationReport([result]).ToTable();
        Assert.Equal(published[Optimization.FilterPushdown]!.Ratio, row[0, "full_scale_ratio"]);
        Assert.Equal(published.VerdictOn(Optimization.FilterPushdown)!.Value.Words(), row[0, "full_scale_verdict"]);
    }

    [Fact]
    public void FullScaleFigures_OfAReport_AreWrittenAsTheFileHasThem()
    {
        var report = new OptimizationReport([Result([2, 2, 2, 2, 2], [1, 1, 1, 1, 1], [2, 2, 2.5, 2, 2])]);
        var written = FullScaleFigures.Of(report, "2026-01-31").ToJson();
        Assert.Contains("\"noise_floor\": 1.25", written, StringComparison.Ordinal);
        Assert.Contains("\"technique\": \"FilterPushdown\"", written, StringComparison.Ordinal);
        Assert.Equal(
            File.ReadAllText(Path.Combine(Repository.Root, "data", "reference", "optimizations.json")),
            FullScaleFigures.Published.ToJson()
        );
    }

    [Fact]
    public void ToTable_Figures_AreRecomputedFromTheRounds()
    {
        var result = Result([0.5, 0.1, 0.3], [0.02, 0.04, 0.03]);
        var table = result.ToTable();

        Assert.Equal(["the old way", "the new way"], table.Column<string>("side"));
        Assert.Equal([300, 30], table.Column<double>("median_ms"));
        Assert.Equal([100, 20], table.Column<double>("min_ms"));
        Assert.Equal([500, 40], table.Column<double>("max_ms"));
        Assert.Equal([1_000L, 1_000L], table.Column<long>("rows_scanned"));
    }

    [Fact]
    public void ReportTables_HaveARowForEachResult()
    {
        var report = new OptimizationReport([
            Result([4, 4, 4, 4, 4], [1, 1, 1, 1, 1]),
            Result([1, 1, 1, 1, 1], [2, 2, 2, 2, 2]) with
            {
                Optimization = Optimization.Salting,
                Title = "Salt",
            },
        ]);
        var table = report.ToTable();

        Assert.Equal([4, 0.5], table.Column<double>("ratio"));
        Assert.Equal([4_000, 1_000], table.Column<double>("before_ms"));
        Assert.Equal([1_000, 2_000], table.Column<double>("after_ms"));
        Assert.Equal(2, report.ScansTable().RowCount);
        Assert.Equal([4.0, 4.0], report.SizesTable().Column<double>("scanned_before"));
        Assert.Equal("Salt", report[Optimization.Salting].Title);
        Assert.Equal(("Test", "Salt"), (report.LargestGain?.Title, report.LargestLoss?.Title));
        Assert.Equal(
            "Faster in every round: Test.\nNo clear difference: none.\nSlower in every round: Salt.\nToo small to tell: none.",
            report.Summary
        );
    }

    [Fact]
    public void ToChart_OfReport_PlacesRatiosInDoublingsWithTheirRange()
    {
        var report = new OptimizationReport([Result([4, 2, 8], [1, 1, 1])]);
        var json = report.ToChart().ToPlotlyJson();

        Assert.Contains("\"x\":[2]", json.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void LargestGain_NotFasterInEveryRound_IsNone()
    {
        var report = new OptimizationReport([Result([90, 90, 90, 90, 1], [1, 1, 1, 1, 2])]);

        Assert.Null(report.LargestGain);
        Assert.Null(report.LargestLoss);
    }

    [Fact]
    public void Index_NotMeasured_Throws() =>
        Assert.Throws<ArgumentException>(() => new OptimizationReport([])[Optimization.Salting]);

    [Fact]
    public void ToChart_NothingMeasured_SaysSo() =>
        Assert.Contains(
            "Nothing was measured",
            new OptimizationReport([]).ToChart().ToHtml(),
            StringComparison.Ordinal
        );

    private static double[] Numbers(string text) =>
        [.. text.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static OptimizationResult Result(
        IReadOnlyList<double> before,
        IReadOnlyList<double> after,
        IReadOnlyList<double>? again = null
    ) =>
        new(
            Optimization.FilterPushdown,
            "Test",
            "whole log",
            5_000_000,
            5_000_000,
            Side("the old way", before),
            Side("the new way", after),
            again ?? before,
            0,
            new MeasuringMachine("processor", 2, 2, "8GB", "1.5.6")
        );

    private static MeasuredSide Side(string name, IReadOnlyList<double> seconds) =>
        new(name, "select 1", "", seconds, new QueryProfile(1_000, 4_000_000, 1, 0, 1_000_000, 0, "SCAN"), null);
}
