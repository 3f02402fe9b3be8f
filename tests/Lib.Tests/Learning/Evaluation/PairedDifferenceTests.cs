using EcommerceNotebooks.Learning.Evaluation;

namespace Tests.Learning.Evaluation;

public class PairedDifferenceTests
{
    [Fact]
    public void Of_TwoModels_IsTheDifferenceOfTheirReports()
    {
        var (first, labels) = RandomRows.Of(4, 500, 11);
        var (second, _) = RandomRows.Of(5, 500, 1000);
        var one = new BinaryScores(first, labels);
        var other = new BinaryScores(second, labels);

        var difference = PairedDifference.Of(one, other);
        var reports = (BinaryEvaluation.Of(one), BinaryEvaluation.Of(other));

        Assert.Equal(reports.Item1.RocAuc.Value - reports.Item2.RocAuc.Value, difference.RocAuc.Value);
        Assert.Equal(reports.Item1.LogLoss.Value - reports.Item2.LogLoss.Value, difference.LogLoss.Value);
        Assert.Equal(reports.Item1.Top[1].Lift.Value - reports.Item2.Top[1].Lift.Value, difference.Lift[1].Value);
        Assert.True(difference.RocAuc.IsAboveZero);
        Assert.Contains("lift, first 10 %", difference.ToTable().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NearlyTheSameModel_IsNarrowerThanEitherAlone()
    {
        var (scores, labels) = RandomRows.Of(6, 2000, 1000);
        var near = scores.Select((score, row) => Math.Clamp(score + (row % 2 == 0 ? .01 : -.01), 0, 1)).ToArray();

        var alone = BinaryEvaluation.Of(new BinaryScores(scores, labels)).RocAuc.Interval!;
        var paired = PairedDifference
            .Of(new BinaryScores(near, labels), new BinaryScores(scores, labels))
            .RocAuc.Interval!;

        Assert.True(paired.High - paired.Low < (alone.High - alone.Low) / 5);
    }

    [Fact]
    public void Of_TheSameModel_SaysThatNothingDiffers()
    {
        var (scores, labels) = RandomRows.Of(7, 300, 20);

        var difference = PairedDifference.Of(
            new BinaryScores(scores, labels),
            new BinaryScores(scores, labels) { TieSeed = 1 }
        );

        Assert.Equal(0, difference.AveragePrecision.Value);
        Assert.Equal(0, difference.Lift[0].Value);
        Assert.Null(difference.AveragePrecision.IsAboveZero);
        Assert.Contains("no resample differs", difference.AveragePrecision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_OtherRows_Throws()
    {
        var rows = new BinaryScores([.1, .2], [0, 1], [3, 4]);

        Assert.Contains("row 1", Message(new BinaryScores([.1, .2], [0, 0], [3, 4])), StringComparison.Ordinal);
        Assert.Contains("row 0", Message(new BinaryScores([.1, .2], [0, 1], [2, 4])), StringComparison.Ordinal);
        Assert.Contains("the second 1", Message(new BinaryScores([.1], [0])), StringComparison.Ordinal);

        string Message(BinaryScores other) =>
            Assert.Throws<ArgumentException>(() => PairedDifference.Of(rows, other)).Message;
    }

    [Fact]
    public void Of_OneRanksOnly_RefusesFiguresOfProbabilities()
    {
        var difference = PairedDifference.Of(new BinaryScores([.1, .2], [0, 1]), new BinaryScores([-1, 2], [0, 1]));

        Assert.Equal(0, difference.RocAuc.Value);
        Assert.Contains("no probabilities", difference.Brier.Reason, StringComparison.Ordinal);
    }
}
