using EcommerceNotebooks.Learning.Evaluation;

namespace Tests.Learning.Evaluation;

public class ProfitCurveTests
{
    private static readonly ProfitOptions Options = new() { MarginPerPositive = 10, CostPerContact = 0.8m };

    [Fact]
    public void Of_FewRows_ContactsThoseAboveTheThreshold()
    {
        var report = ProfitCurve.Of(
            new BinaryScores([.5, .08, .09, .01, .08], [1, 1, 0, 0, 0]),
            Options with
            {
                Points = 5,
            }
        );

        Assert.Equal(0.08, Options.Threshold);
        Assert.Equal(2, report.AtThreshold.Contacts);
        Assert.Equal((10 * 0.59m) - 1.6m, report.AtThreshold.Expected);
        Assert.Equal(8.4m, report.AtThreshold.Realised.Value);
        Assert.Equal(5, report.All.Contacts);
        Assert.Equal(16m, report.All.Realised.Value);
        Assert.Equal(3.6m, report.All.Expected);
        Assert.Equal(-7.6m, report.ThresholdLessAll.Value);
        Assert.Equal([1, 2, 3, 4, 5], report.Curve.Select(point => point.Contacts));
        Assert.Equal(9.2m, report.Curve[0].Realised.Value);
        Assert.Equal(report.All.Realised.Value, report.Curve[^1].Realised.Value);
        Assert.Contains("8.00 %", report.Sentence, StringComparison.Ordinal);
        Assert.Contains("nobody", report.ToTable().ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(report.ToChart().ToSvg());
    }

    [Fact]
    public void Of_CurveFromScores_IsLargestNearTheThreshold()
    {
        var (scores, labels) = RandomRows.Of(9, 20_000, 10_000);
        var squares = scores.Select(score => score * score).ToArray();

        var report = ProfitCurve.Of(
            new BinaryScores(squares, labels),
            new ProfitOptions { MarginPerPositive = 10, CostPerContact = 4 }
        );

        var best = report.Curve.MaxBy(point => point.Expected)!;
        Assert.InRange(best.Contacts, report.AtThreshold.Contacts - 400, report.AtThreshold.Contacts + 400);
        Assert.True(report.AtThreshold.Expected >= best.Expected);
        Assert.InRange(
            report.AtThreshold.Expected,
            report.AtThreshold.Realised.Low!.Value,
            report.AtThreshold.Realised.High!.Value
        );
        Assert.True(report.ThresholdLessAll.Low > 0);
        Assert.InRange(
            report.ThresholdLessAll.Value,
            report.ThresholdLessAll.Low!.Value,
            report.ThresholdLessAll.High!.Value
        );
    }

    [Fact]
    public void Of_NoRows_SaysSo()
    {
        var report = ProfitCurve.Of(new BinaryScores([], []), Options);

        Assert.Equal(0, report.All.Realised.Value);
        Assert.Contains("no rows", report.Sentence, StringComparison.Ordinal);
        Assert.Contains("no rows", report.ToChart().ToString(), StringComparison.Ordinal);
        Assert.Contains("no rows", report.AtThreshold.Realised.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CostAboveMargin_ContactsNobody()
    {
        var report = ProfitCurve.Of(new BinaryScores([1, .5], [1, 0]), Options with { CostPerContact = 10 });

        Assert.Equal(0, report.AtThreshold.Contacts);
        Assert.Equal(0, report.AtThreshold.Realised.Value);
        Assert.Equal(-10, report.All.Realised.Value);
    }

    [Fact]
    public void Of_WrongInput_Throws()
    {
        var rows = new BinaryScores([.5], [1]);

        Assert.Throws<ArgumentException>(() => ProfitCurve.Of(new BinaryScores([2], [1]), Options));
        Assert.ThrowsAny<ArgumentException>(() => ProfitCurve.Of(rows, Options with { MarginPerPositive = 0 }));
        Assert.ThrowsAny<ArgumentException>(() => ProfitCurve.Of(rows, Options with { CostPerContact = -1 }));
        Assert.ThrowsAny<ArgumentException>(() => ProfitCurve.Of(rows, Options with { Points = 1 }));
        Assert.ThrowsAny<ArgumentException>(() => ProfitCurve.Of(rows, Options with { Resamples = 5 }));
    }
}
