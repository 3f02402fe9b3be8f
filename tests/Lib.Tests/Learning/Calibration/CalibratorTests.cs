using EcommerceNotebooks.Learning.Calibration;
using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Learning.Evaluation;
using Tests.Simulations;
using Tests.Support;

namespace Tests.Learning.Calibration;

public class CalibratorTests
{
    public static TheoryData<string> Kinds => ["isotonic", "platt"];

    [SharedDataFact(PublishedVectors.Path)]
    public void Fit_TwentyRows_MatchesPublishedIsotonic()
    {
        var rows = PublishedVectors.Classifier();
        Calibrator isotonic = IsotonicCalibrator.Fit(rows);

        var expected = PublishedVectors.Of("classifier_20").GetProperty("isotonic").Numbers();
        Assert.All(
            expected.Zip(isotonic.Predict(rows.Scores.Span)),
            pair => Assert.Equal(pair.First, pair.Second, 1e-12)
        );
    }

    [Fact]
    public void Fit_EqualScores_CountTogetherInAnyOrder()
    {
        double[] scores = [.1, .1, .2, .2, .2, .3];

        foreach (byte[] labels in new byte[][] { [0, 1, 0, 1, 1, 1], [1, 0, 1, 1, 0, 1] })
        {
            Calibrator isotonic = IsotonicCalibrator.Fit(new BinaryScores(scores, labels));
            Assert.Equal([.5, 2 / 3.0, 1], isotonic.Predict([.1, .2, .3]));
        }
    }

    [Fact]
    public void Predict_BetweenAndOutsideBlocks_InterpolatesAndClips()
    {
        var isotonic = IsotonicCalibrator.Fit(new BinaryScores([0, 1, 2, 3], [0, 0, 1, 1]));

        Assert.Equal([0, 1, 2, 3], isotonic.Scores.ToArray());
        Assert.Equal(0.25, isotonic.Predict(1.25));
        Assert.Equal(0, isotonic.Predict(double.NegativeInfinity));
        Assert.Equal(1, isotonic.Predict(double.PositiveInfinity));
    }

    [Fact]
    public void Predict_HugeScores_StaysBetweenBlocks()
    {
        var isotonic = IsotonicCalibrator.Fit(new BinaryScores([-1.7e308, 1.7e308], [0, 1]));

        Assert.Equal(0.5, isotonic.Predict(0));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predict_RisingScores_NeverFalls(string kind)
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var (scores, labels) = RandomRows.Of(seed, 400, seed % 2 == 0 ? 7 : 5000);
            var calibrator = Fit(kind, new BinaryScores(scores, labels));
            var probabilities = calibrator.Predict([.. Enumerable.Range(-50, 1100).Select(i => i / 1000.0)]);

            Assert.All(probabilities, probability => Assert.InRange(probability, 0, 1));
            Assert.Equal(probabilities.Order(), probabilities);
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fit_KnownTruth_CalibratesOtherRows(string kind)
    {
        // True log odds are half the score less one, so that the sigmoid of the score is far too sure.
        var rows = Simulation.Runs(50_000, 1_000_000);
        var heldOut = Planted(1, rows);
        var fresh = Planted(2, rows);
        var calibrator = Fit(kind, heldOut);

        var before = Evaluate([.. fresh.Scores.ToArray().Select(score => 1 / (1 + Math.Exp(-score)))], fresh);
        var after = Evaluate(calibrator.Predict(fresh.Scores.Span), fresh);

        Assert.True(before.CalibrationError.Value > 0.1);
        Assert.True(after.CalibrationError.Value < 0.01);
        Assert.True(after.Brier.Value < before.Brier.Value);
        Assert.True(after.LogLoss.Value < before.LogLoss.Value);
        Assert.Equal(before.RocAuc.Value!.Value, after.RocAuc.Value!.Value, kind == "platt" ? 1e-9 : 0.005);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Fit_WrongRows_SaysWhy(string kind)
    {
        Assert.Contains("no", Message(new BinaryScores([], [])), StringComparison.Ordinal);
        Assert.Contains(
            "infinite",
            Message(new BinaryScores([double.PositiveInfinity, 0], [1, 0])),
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => Fit(kind, new BinaryScores([.1, .2], [0, 1])).Predict(double.NaN));

        string Message(BinaryScores rows) => Assert.Throws<ArgumentException>(() => Fit(kind, rows)).Message;
    }

    [Fact]
    public void Fit_OneClass_IsConstantOrSaysWhy()
    {
        var rows = new BinaryScores([.1, .2, .3], [0, 0, 0]);

        Assert.Equal(0, IsotonicCalibrator.Fit(rows).Predict(.9));
        Assert.Contains(
            "no row is positive",
            Assert.Throws<ArgumentException>(() => PlattCalibrator.Fit(rows)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Fit_HigherScoresAreWorse_PlattSaysSo()
    {
        var rows = new BinaryScores([.1, .2, .3, .4, .5, .6], [1, 1, 1, 0, 0, 0]);

        Assert.Contains(
            "No rising curve",
            Assert.Throws<ArgumentException>(() => PlattCalibrator.Fit(rows)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(.5, IsotonicCalibrator.Fit(rows).Predict(.1));
    }

    [Fact]
    public void Fit_MoreThanAMillionRows_IsTheSameEachTime()
    {
        var rows = Planted(3, 1_100_000);

        var one = PlattCalibrator.Fit(rows);
        var again = PlattCalibrator.Fit(rows);

        Assert.Equal((one.Slope, one.Offset), (again.Slope, again.Offset));
        Assert.Equal(0.5, one.Slope, 0.01);
        Assert.Equal(-1, one.Offset, 0.01);
    }

    [Fact]
    public void Fit_EqualScores_IsConstantOrSaysWhy()
    {
        var rows = new BinaryScores([.4, .4, .4, .4], [1, 0, 0, 0]);

        Assert.Equal(.25, IsotonicCalibrator.Fit(rows).Predict(.4));
        Assert.Contains(
            "all scores are equal",
            Assert.Throws<ArgumentException>(() => PlattCalibrator.Fit(rows)).Message,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(.5, 11.5, .08)]
    [InlineData(0, 5, 0)]
    [InlineData(1, 5, 1)]
    [InlineData(.3, 1, .3)]
    public void PriorCorrection_Weight_IsTakenBack(double learned, double weight, double expected) =>
        Assert.Equal(expected, PriorCorrection.Of(learned, weight), 1e-15);

    [Fact]
    public void PriorCorrection_WrongInput_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PriorCorrection.Of(1.1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PriorCorrection.Of(.5, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => PriorCorrection.Of(double.NaN, 2));
    }

    private static Calibrator Fit(string kind, BinaryScores rows) =>
        kind == "platt" ? PlattCalibrator.Fit(rows) : IsotonicCalibrator.Fit(rows);

    private static EvaluationReport Evaluate(double[] probabilities, BinaryScores rows) =>
        BinaryEvaluation.Of(
            new BinaryScores(probabilities, rows.Labels.ToArray()),
            new EvaluationOptions { Resamples = 0 }
        );

    private static BinaryScores Planted(ulong seed, int count)
    {
        var random = new Xoshiro256(seed);
        var scores = new double[count];
        var labels = new byte[count];
        for (var row = 0; row < count; row++)
        {
            scores[row] = 3 * random.NextNormal();
            labels[row] = (byte)(random.Chance(1 / (1 + Math.Exp(1 - (scores[row] / 2)))) ? 1 : 0);
        }

        return new BinaryScores(scores, labels);
    }
}
