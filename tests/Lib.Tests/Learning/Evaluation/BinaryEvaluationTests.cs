using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Support;

namespace Tests.Learning.Evaluation;

public class BinaryEvaluationTests
{
    private static readonly EvaluationOptions FiguresOnly = new() { Resamples = 0 };

    [SharedDataFact(PublishedVectors.Path)]
    public void Of_TwentyRows_MatchesPublishedFigures()
    {
        var vector = PublishedVectors.Of("classifier_20");
        var report = BinaryEvaluation.Of(
            PublishedVectors.Classifier(),
            FiguresOnly with
            {
                Parts = 5,
                Top = [0.05, 0.10, 0.20],
            }
        );

        Equal("auc", report.RocAuc);
        Equal("ap", report.AveragePrecision);
        Equal("brier", report.Brier);
        Equal("logloss", report.LogLoss);
        Equal("ks", report.KolmogorovSmirnov);
        Equal("ece10_open_closed", report.CalibrationError);
        Assert.Equal(0.25, report.BaseRate);
        var quintiles = vector.GetProperty("quintiles").EnumerateArray().Select(row => row.Numbers()).ToArray();
        Assert.Equal(5, report.Parts.Count);
        foreach (var (expected, part) in quintiles.Zip(report.Parts))
        {
            Assert.Equal(expected[0], part.Rows);
            Assert.Equal(expected[1], part.Positives);
            Assert.Equal(expected[2], part.Lift.Value!.Value, 1e-12);
            Assert.Equal(expected[3], part.CumulativeGain.Value!.Value, 1e-12);
        }

        foreach (var (name, top) in new[] { "top5pct", "top10pct", "top20pct" }.Zip(report.Top))
        {
            var expected = vector.GetProperty(name).Numbers();
            Assert.Equal(expected[0], top.Precision.Value!.Value, 1e-12);
            Assert.Equal(expected[1], top.Recall.Value!.Value, 1e-12);
            Assert.Equal(expected[2], top.Lift.Value!.Value, 1e-12);
        }

        void Equal(string name, Estimate figure) =>
            Assert.Equal(vector.GetProperty(name).GetDouble(), figure.Value!.Value, 1e-12);
    }

    [Fact]
    public void Of_AnyScores_ObeysIdentities()
    {
        for (ulong seed = 0; seed < 40; seed++)
        {
            var (scores, labels) = RandomRows.Of(seed, 3 + (int)(seed * 17), seed % 4 == 0 ? 1000 : 7);
            var report = Of(scores, labels);
            var transformed = Of([.. scores.Select(score => (3 * Math.Exp(score)) - 40)], labels);
            var reversed = Of([.. scores.Select(score => 1 - score)], labels);

            Assert.Equal(report.RocAuc.Value, transformed.RocAuc.Value);
            Assert.Equal(report.AveragePrecision.Value, transformed.AveragePrecision.Value);
            Assert.Equal(report.KolmogorovSmirnov.Value, transformed.KolmogorovSmirnov.Value);
            Assert.Equal(report.Parts.Select(part => part.Positives), transformed.Parts.Select(part => part.Positives));
            Assert.Equal(1 - report.RocAuc.Value!.Value, reversed.RocAuc.Value!.Value, 1e-12);
            Assert.Equal(report.Positives, report.Parts.Sum(part => part.Positives));
            Assert.Equal(report.Rows, report.Parts.Sum(part => part.Rows));
            Assert.Equal(report.Positives, report.Bins.Sum(bin => bin.Positives));
            Assert.Equal(1, report.Parts[^1].CumulativeGain.Value!.Value);
            foreach (var top in report.Top)
            {
                var share = (double)top.Rows / report.Rows;
                Assert.Equal(
                    share * top.Precision.Value!.Value / report.BaseRate!.Value,
                    top.Recall.Value!.Value,
                    1e-12
                );
            }
        }
    }

    [Fact]
    public void Of_EqualScores_GivesHalfAndBaseRate()
    {
        var report = Of([.3, .3, .3, .3, .3], [1, 0, 0, 1, 0]);

        Assert.Equal(0.5, report.RocAuc.Value);
        Assert.Equal(0.4, report.AveragePrecision.Value!.Value, 1e-15);
        Assert.Equal(0, report.KolmogorovSmirnov.Value);
        Assert.Equal(0.1, report.CalibrationError.Value!.Value, 1e-15);
    }

    [Fact]
    public void Of_RowsInAnotherOrder_GivesTheSameReport()
    {
        var (scores, labels) = RandomRows.Of(3, 400, 9);
        var groups = Enumerable.Range(0, 400).Select(row => row * 7919L % 1009).ToArray();
        var order = Enumerable.Range(0, 400).OrderBy(row => Hash64.Mix((ulong)row)).ToArray();

        var one = BinaryEvaluation.Of(new BinaryScores(scores, labels, groups));
        var other = BinaryEvaluation.Of(
            new BinaryScores(
                [.. order.Select(row => scores[row])],
                [.. order.Select(row => labels[row])],
                [.. order.Select(row => groups[row])]
            )
        );

        Assert.Equal(one.ToTable().ToString(), other.ToTable().ToString());
        Assert.Equal(one.ToPartTable().ToString(), other.ToPartTable().ToString());
        Assert.Equal(one.ToCalibrationTable().ToString(), other.ToCalibrationTable().ToString());
    }

    // The first half of the rows is positive: an order among ties that followed the input or the groups would find only these.
    [Fact]
    public void Places_EqualScores_AreMixedByGroupAndReproducible()
    {
        const int count = 2_000;
        var scores = Enumerable.Repeat(0.5, count).ToArray();
        byte[] labels = [.. Enumerable.Range(0, count).Select(row => (byte)(row < count / 2 ? 1 : 0))];
        long[] groups = [.. Enumerable.Range(0, count).Select(row => row / 2L)];
        var rows = new BinaryScores(scores, labels, groups);

        var places = rows.Places();
        var top = BinaryEvaluation.Of(rows, FiguresOnly).Top[1];

        Assert.Equal(Enumerable.Range(0, count), places.Order());
        Assert.Equal(places, new BinaryScores(scores, labels, groups).Places());
        Assert.NotEqual(places, new BinaryScores(scores, labels, groups) { TieSeed = 1 }.Places());
        Assert.All(Enumerable.Range(0, count / 2), pair => Assert.Equal(places[2 * pair] + 1, places[(2 * pair) + 1]));
        Assert.InRange(top.Precision.Value!.Value, 0.35, 0.65);
        Assert.Equal(top.Positives, places.Where((place, row) => place < top.Rows && labels[row] == 1).Count());
    }

    [Fact]
    public void Of_OneClass_SaysWhyAndComputesTheRest()
    {
        var negative = Of([.1, .2, .3], [0, 0, 0]);
        var positive = Of([.1, .2, .3], [1, 1, 1]);

        Assert.Null(negative.RocAuc.Value);
        Assert.Null(negative.AveragePrecision.Value);
        Assert.Null(negative.Top[0].Lift.Value);
        Assert.Contains("no row is positive", negative.RocAuc.Reason, StringComparison.Ordinal);
        Assert.Equal(0, negative.Top[0].Precision.Value);
        Assert.Equal((.01 + .04 + .09) / 3, negative.Brier.Value!.Value, 1e-15);
        Assert.Null(positive.RocAuc.Value);
        Assert.Null(positive.KolmogorovSmirnov.Value);
        Assert.Contains("all rows are positive", positive.KolmogorovSmirnov.Reason, StringComparison.Ordinal);
        Assert.Equal(1, positive.AveragePrecision.Value);
        foreach (var report in new[] { negative, positive })
        {
            Assert.NotEmpty(report.Sentence);
            Assert.Contains("not computed", report.ToTable().ToString(), StringComparison.Ordinal);
            Assert.NotEmpty(
                report.ToChart().ToSvg() + report.ToGainChart().ToSvg() + report.ToReliabilityChart().ToSvg()
            );
        }
    }

    [Fact]
    public void Of_NoRows_SaysSoEverywhere()
    {
        var report = BinaryEvaluation.Of(new BinaryScores([], []));

        Assert.Null(report.BaseRate);
        Assert.All(
            new[] { report.RocAuc, report.LogLoss, report.Top[0].Precision, report.Parts[0].Rate },
            figure => Assert.Equal("there are no rows", figure.Reason)
        );
        Assert.Contains("no rows", report.ToChart().ToString(), StringComparison.Ordinal);
        Assert.Contains("no rows", report.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_RankingNumbers_RefusesFiguresOfProbabilities()
    {
        var report = Of([-2, double.NegativeInfinity, 5, double.PositiveInfinity], [0, 0, 1, 1]);

        Assert.Equal(1, report.RocAuc.Value);
        Assert.Null(report.LogLoss.Value);
        Assert.Null(report.Brier.Value);
        Assert.Null(report.CalibrationError.Value);
        Assert.Contains("no probabilities", report.LogLoss.Reason, StringComparison.Ordinal);
        Assert.Empty(report.Bins);
        Assert.Contains("no probabilities", report.ToReliabilityChart().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_CertainMistake_ClipsLogLoss() =>
        Assert.Equal(-Math.Log(1e-15) / 2, Of([1, 1], [0, 1]).LogLoss.Value!.Value, 1e-2);

    [Fact]
    public void Of_FewerRowsThanParts_LeavesPartsEmpty()
    {
        var report = Of([.9, .5, .1], [1, 0, 0]);

        Assert.Equal(3, report.Parts.Count(part => part.Rows == 1));
        Assert.Equal(7, report.Parts.Count(part => part.Rows == 0 && part.Rate is { Value: null, Reason: not null }));
        Assert.NotEmpty(report.ToChart().ToSvg() + report.ToGainChart().ToSvg());
    }

    [Fact]
    public void Of_EdgesOfBins_BelongToTheBinBelow()
    {
        var report = Of([0, .1, .3, .30000000000000004, .7, 1], [0, 0, 0, 0, 0, 1]);

        Assert.Equal([2, 0, 1, 1, 0, 0, 1, 0, 0, 1], report.Bins.Select(bin => bin.Rows));
    }

    [Fact]
    public void BinaryScores_WrongInput_NamesTheRow()
    {
        Assert.Contains(
            "row 1",
            Assert.Throws<ArgumentException>(() => new BinaryScores([1, double.NaN], [0, 1])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "row 1 has 2",
            Assert.Throws<ArgumentException>(() => new BinaryScores([1, 0], [0, 2])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "2 scores, 1 labels",
            Assert.Throws<ArgumentException>(() => new BinaryScores([1, 0], [0])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => new BinaryScores([1, 0], [0, 1], [7]));
    }

    [Theory]
    [InlineData(99, .95, .05, 10)]
    [InlineData(500, 1, .05, 10)]
    [InlineData(500, .95, 0, 10)]
    [InlineData(500, .95, double.NaN, 10)]
    [InlineData(500, .95, .05, 1)]
    public void Of_OptionOutOfRange_Throws(int resamples, double confidence, double top, int bins) =>
        Assert.ThrowsAny<ArgumentException>(() =>
            BinaryEvaluation.Of(
                new BinaryScores([.5], [1]),
                new EvaluationOptions
                {
                    Resamples = resamples,
                    Confidence = confidence,
                    Top = [top],
                    Bins = bins,
                }
            )
        );

    private static EvaluationReport Of(double[] scores, byte[] labels) =>
        BinaryEvaluation.Of(new BinaryScores(scores, labels), FiguresOnly);
}
