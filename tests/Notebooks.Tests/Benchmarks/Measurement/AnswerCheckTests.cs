using Benchmarks.Measurement;

namespace Tests.Benchmarks.Measurement;

public sealed class AnswerCheckTests
{
    private static readonly Dictionary<string, string> Expected = new() { ["rows"] = "3", ["sum"] = "1.50" };

    [Fact]
    public void Of_EqualFigures_IsEqual()
    {
        var check = AnswerCheck.Of("peer", Expected, new Dictionary<string, string>(Expected));
        Assert.True(check.Equal);
        Assert.Equal(2, check.Figures);
    }

    [Fact]
    public void Of_OneDifferentFigure_NamesItWithBothValues()
    {
        var check = AnswerCheck.Of(
            "peer",
            Expected,
            new Dictionary<string, string> { ["rows"] = "3", ["sum"] = "1.51" }
        );
        Assert.False(check.Equal);
        Assert.Equal(["sum: 1.51 instead of 1.50"], check.Differences);
    }

    [Fact]
    public void Of_FiguresThatOnlyOneSideHas_AreDifferences()
    {
        var check = AnswerCheck.Of("peer", Expected, new Dictionary<string, string> { ["rows"] = "3", ["more"] = "1" });
        Assert.Equal(["more: 1 instead of (missing)", "sum: (missing) instead of 1.50"], check.Differences);
    }
}
