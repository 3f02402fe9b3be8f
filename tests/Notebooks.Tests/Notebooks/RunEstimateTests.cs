using EcommerceNotebooks.Ingest;
using Notebooks;
using Tests.Support;

namespace Tests.Notebooks;

public class RunEstimateTests
{
    [Theory]
    [InlineData(0, "about 10 seconds")]
    [InlineData(14, "about 10 seconds")]
    [InlineData(16, "about 20 seconds")]
    [InlineData(89, "about 90 seconds")]
    [InlineData(91, "about 2 minutes")]
    [InlineData(3_600, "about 60 minutes")]
    [InlineData(9_000, "about 2.5 hours")]
    public void InWords_Seconds_AreRoundedAsAnEstimateIs(double seconds, string expected) =>
        Assert.Equal(expected, RunEstimate.InWords(seconds));

    [Fact]
    public void Of_NoRunBefore_GrowsWithTheLogAndWhatItsFilesHold()
    {
        using var folder = new TemporaryFolder();
        var estimate = new RunEstimate(folder.Path, makesWarehouse: true, runsAll: true);
        string Of(string path, long bytes) => estimate.Of(["01_a", "02_b"], [new FoundSource(path, path, bytes)]);
        Assert.Equal("about 10 seconds, by the size of the log", Of("a.csv", 1_000));
        Assert.Equal("about 6 minutes, by the size of the log", Of("a.csv", 10_000_000_000));
        Assert.Equal("about 40 minutes, by the size of the log", Of("a.csv.gz", 10_000_000_000));
    }

    [Theory]
    [InlineData(true, true, "about 4 minutes, as the last time")]
    [InlineData(false, true, "about 10 seconds, by the size of the log")]
    [InlineData(true, false, "about 10 seconds, by the size of the log")]
    public void Of_NotebooksThatRanBefore_IsWhatTheyTookInARunOfTheKind(bool makes, bool runsAll, string expected)
    {
        using var folder = new TemporaryFolder();
        var before = new RunEstimate(folder.Path, makesWarehouse: true, runsAll: true);
        before.Keep("01_a", TimeSpan.FromMinutes(1));
        before.Keep("02_b", TimeSpan.FromMinutes(3));
        var now = new RunEstimate(folder.Path, makes, runsAll);
        Assert.Equal(expected, now.Of(["01_a", "02_b"], [new FoundSource("a.csv", "a.csv", 1)]));
    }

    [Fact]
    public void Of_RecordThatIsBroken_IsBySize()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "durations.json"), "{");
        var estimate = new RunEstimate(folder.Path, makesWarehouse: true, runsAll: true);
        Assert.Contains(
            "by the size",
            estimate.Of(["01_a"], [new FoundSource("a.csv", "a.csv", 1)]),
            StringComparison.Ordinal
        );
    }
}
