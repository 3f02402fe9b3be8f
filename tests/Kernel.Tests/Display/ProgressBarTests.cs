namespace Tests.Kernel.Display;

public class ProgressBarTests
{
    [Fact]
    public void End_CellSucceeded_LeavesACompleteBarWithoutTheLiveText()
    {
        using var session = new CellSession();
        var cell = session.Run("var bar = new ProgressBar(\"Load\");\nbar.Report((\"row 17 after 0.3 s\", 0.42));");
        Assert.Equal("display display-1 Load: 0 %", cell.Log[0]);
        Assert.Equal("update display-1 Load: done", cell.Log[^1]);
    }

    [Fact]
    public void End_CellFailed_LeavesTheLastFraction()
    {
        using var session = new CellSession();
        var cell = session.Try("var bar = new ProgressBar(\"Load\");\nbar.Report(0.429);\nthrow new Exception();");
        Assert.Contains("update display-1 Load: 42 %", cell.Log);
        Assert.Equal("error Exception", cell.Log[^1]);
    }

    [Fact]
    public void Complete_WithText_KeepsIt()
    {
        using var session = new CellSession();
        var cell = session.Run("using (var bar = new ProgressBar(\"Load\")) { bar.Complete(\"34,844 rows\"); }");
        Assert.Equal(["display display-1 Load: 0 %", "update display-1 Load: done, 34,844 rows"], cell.Log);
    }

    [Theory]
    [InlineData("double.NaN", "0 %")]
    [InlineData("-1", "0 %")]
    [InlineData("double.PositiveInfinity", "100 %")]
    public void Report_FractionOutsideItsRange_CountsAsTheNearestEnd(string fraction, string expected)
    {
        using var session = new CellSession();
        var cell = session.Run(
            $"var bar = new ProgressBar(\"x\"); await Task.Delay(130); ((IProgress<double>)bar).Report({fraction});"
        );
        Assert.Equal($"update display-1 x: {expected}", cell.Log[1]);
    }

    [Fact]
    public void For_ReportsOfAnotherKind_AreReadAsTextAndFraction()
    {
        using var session = new CellSession();
        var cell = session.Run(
            "var rows = new ProgressBar(\"x\").For<int>(row => ($\"row {row}\", row / 4.0)); await Task.Delay(130); rows.Report(1);"
        );
        Assert.Equal("update display-1 x: 25 %, row 1", cell.Log[1]);
    }

    [Fact]
    public void Report_ManyInAShortTime_IsDrawnSeldom()
    {
        using var session = new CellSession();
        var cell = session.Run(
            "var bar = new ProgressBar(\"x\"); for (var i = 0; i < 1000; i++) bar.Report(i / 1000.0);"
        );
        Assert.InRange(cell.Log.Count, 2, 100);
    }
}
