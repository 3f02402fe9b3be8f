using Benchmarks.Measurement;
using Benchmarks.Processes;
using Tests.Support;

namespace Tests.Benchmarks.Processes;

public sealed class WholeProcessRoundsTests
{
    [LinuxFact]
    public void Measure_OfVariantsThatFailOrDiffer_TimesTheOthersOnly()
    {
        using var folder = new TemporaryFolder();
        var group = Measure(
            folder,
            Shell.Variant("first", "echo 7"),
            Shell.Variant("equal", "head -c 10 /dev/zero > $0/file; echo 7"),
            Shell.Variant("different", "echo 8"),
            Shell.Variant("failing", "exit 2")
        );
        Assert.Equal(["first", "equal"], group.Timings.Select(timing => timing.Name));
        Assert.All(group.Timings, timing => Assert.Equal(2, timing.Seconds.Count));
        Assert.Equal([10L, 10L], group.Find("equal")!.Process!.OutputBytes);
        Assert.Equal(7, group.Rows);
        Assert.Equal(["first", "equal"], group.Answers!.Where(answer => answer.Equal).Select(answer => answer.Name));
        Assert.Equal(["printed: 8 instead of 7"], group.Answers!.Single(answer => !answer.Equal).Differences);
        Assert.Equal("failing", Assert.Single(group.Failures!).Name);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [LinuxFact]
    public void Measure_OfAVariantThatFailsInALaterRound_LeavesItOut()
    {
        using var folder = new TemporaryFolder();
        using var outside = new TemporaryFolder();
        var once = $"test -e {outside.Path}/ran && exit 1; touch {outside.Path}/ran; echo 7";
        var group = Measure(folder, Shell.Variant("first", "echo 7"), Shell.Variant("once", once));
        Assert.Equal("first", Assert.Single(group.Timings).Name);
        Assert.Equal("once", Assert.Single(group.Failures!).Name);
    }

    [LinuxFact]
    public void Measure_WhenTheFirstVariantFails_Throws()
    {
        using var folder = new TemporaryFolder();
        Assert.Throws<InvalidOperationException>(() =>
            Measure(folder, Shell.Variant("first", "exit 1"), Shell.Variant("second", "echo 7"))
        );
    }

    [LinuxFact]
    public void Measure_OfNoRounds_TimesTheRoundOfComparison()
    {
        using var folder = new TemporaryFolder();
        using var outside = new TemporaryFolder();
        List<string> observed = [];
        var group = new WholeProcessRounds(folder.Path, 0, _ => { }).Measure(
            "title",
            "",
            [Shell.Variant("first", $"echo 7; echo ran >> {outside.Path}/runs"), Shell.Variant("different", "echo 8")],
            answer => long.Parse(answer["printed"]),
            (variant, _) => observed.Add(variant.Name)
        );
        Assert.Single(group.Find("first")!.Seconds);
        Assert.Null(group.Find("different"));
        Assert.Equal(["first"], observed);
        Assert.Equal(["ran"], File.ReadAllLines(Path.Combine(outside.Path, "runs")));
    }

    private static MeasuredGroup Measure(TemporaryFolder folder, params ProcessVariant[] variants) =>
        new WholeProcessRounds(folder.Path, 2, _ => { }).Measure(
            "title",
            "",
            variants,
            answer => long.Parse(answer["printed"])
        );
}
