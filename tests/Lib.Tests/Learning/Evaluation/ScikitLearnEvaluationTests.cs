using EcommerceNotebooks.Learning.Calibration;
using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Support;

namespace Tests.Learning.Evaluation;

public class ScikitLearnEvaluationTests
{
    private static readonly (int Rows, int Levels, double Rate)[] Cases =
    [
        (2, 1, 1),
        (50, 3, 1),
        (1_000, 5, 1),
        (1_000, 1_000_000, 1),
        (5_000, 20, 0.002),
        (5_000, 1_000_000, 0.0002),
        (777, 1, 0.5),
    ];

    [RequiresPythonFact("sklearn")]
    public void Of_TiesAndImbalance_MatchesScikitLearn()
    {
        const string script = """
            from sklearn.metrics import roc_auc_score, average_precision_score, log_loss, brier_score_loss, roc_curve
            from sklearn.calibration import calibration_curve
            answer = []
            for case in given:
                s, y = np.array(case["Scores"]), np.array(case["Labels"])
                fpr, tpr, _ = roc_curve(y, s, drop_intermediate=False)
                observed, expected = calibration_curve(y, s, n_bins=10)
                answer.append([roc_auc_score(y, s), average_precision_score(y, s), log_loss(y, s), brier_score_loss(y, s), np.abs(tpr - fpr).max()] + list(observed) + list(expected))
            """;
        var cases = Cases.Select((each, i) => Rows((ulong)i, each.Rows, each.Levels, each.Rate)).ToArray();

        var answers = ScikitLearn.Ask(
            script,
            cases.Select(each => new { each.Scores, Labels = Integers(each.Labels) })
        );

        foreach (var (rows, answer) in cases.Zip(answers.EnumerateArray()))
        {
            var report = BinaryEvaluation.Of(
                new BinaryScores(rows.Scores, rows.Labels),
                new EvaluationOptions { Resamples = 0 }
            );
            var bins = report.Bins.Where(bin => bin.Rows > 0).ToArray();
            double[] found =
            [
                report.RocAuc.Value!.Value,
                report.AveragePrecision.Value!.Value,
                report.LogLoss.Value!.Value,
                report.Brier.Value!.Value,
                report.KolmogorovSmirnov.Value!.Value,
                .. bins.Select(bin => bin.ObservedRate.Value!.Value),
                .. bins.Select(bin => bin.MeanProbability!.Value),
            ];
            var expected = answer.Numbers();
            Assert.Equal(expected.Length, found.Length);
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
        }
    }

    // A resample is a table in which each row stands as often as its weight says: scikit-learn's sample weights say the same.
    [RequiresPythonFact("sklearn")]
    public void Tally_WeightedRows_MatchesSampleWeights()
    {
        const string script = """
            from sklearn.metrics import roc_auc_score, average_precision_score, log_loss, brier_score_loss
            answer = []
            for case in given:
                s, y, w = np.array(case["Scores"]), np.array(case["Labels"]), np.array(case["Weights"])
                answer.append([roc_auc_score(y, s, sample_weight=w), average_precision_score(y, s, sample_weight=w), log_loss(y, s, sample_weight=w), brier_score_loss(y, s, sample_weight=w)])
            """;
        var options = new EvaluationOptions();
        var list = new FigureList(options);
        var cases = Enumerable
            .Range(0, 6)
            .Select(i =>
            {
                var (scores, labels) = RandomRows.Of((ulong)i + 50, 300, i % 2 == 0 ? 6 : 100_000);
                var rows = new RankedRows(new BinaryScores(scores, labels));
                var weights = new byte[rows.Count];
                var sums = PoissonWeights.Fill(rows, 5, i, weights);
                return (rows, weights, figures: list.Of(list.Tally(rows, weights, sums)));
            })
            .ToArray();

        var answers = ScikitLearn.Ask(
            script,
            cases.Select(each => new
            {
                each.rows.Scores,
                Labels = each.rows.Flags.Select(flag => flag & RankedRows.Positive),
                Weights = Integers(each.weights),
            })
        );

        foreach (var (each, answer) in cases.Zip(answers.EnumerateArray()))
        {
            Assert.All(answer.Numbers().Zip(each.figures), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
        }
    }

    [RequiresPythonFact("sklearn")]
    public void Fit_TiesAndImbalance_MatchesScikitLearn()
    {
        const string script = """
            from sklearn.isotonic import IsotonicRegression
            from sklearn.calibration import _SigmoidCalibration
            answer = []
            for case in given:
                s, y, probes = np.array(case["Scores"]), np.array(case["Labels"]), np.array(case["Probes"])
                isotonic = IsotonicRegression(out_of_bounds="clip").fit(s, y)
                sigmoid = _SigmoidCalibration().fit(s, y)
                answer.append([list(isotonic.predict(probes)), list(sigmoid.predict(probes))])
            """;
        double[] probes = [-3, 0, .05, .1, .25, .333, .5, 2.0 / 3, .9, .9999, 1, 7];
        var cases = Cases
            .Skip(1)
            .SkipLast(1)
            .Select((each, i) => Rows((ulong)i + 20, each.Rows, each.Levels, each.Rate))
            .ToArray();

        var answers = ScikitLearn.Ask(
            script,
            cases.Select(each => new
            {
                each.Scores,
                Labels = Integers(each.Labels),
                Probes = probes,
            })
        );

        foreach (var (rows, answer) in cases.Zip(answers.EnumerateArray()))
        {
            var heldOut = new BinaryScores(rows.Scores, rows.Labels);
            Calibrator isotonic = IsotonicCalibrator.Fit(heldOut);
            Calibrator platt = PlattCalibrator.Fit(heldOut);
            Assert.All(
                answer[0].Numbers().Zip(isotonic.Predict(probes)),
                pair => Assert.Equal(pair.First, pair.Second, 1e-12)
            );
            Assert.All(
                answer[1].Numbers().Zip(platt.Predict(probes)),
                pair => Assert.Equal(pair.First, pair.Second, 1e-5)
            );
        }
    }

    private static int[] Integers(byte[] values) => [.. values.Select(value => (int)value)];

    private static (double[] Scores, byte[] Labels) Rows(ulong seed, int count, int levels, double rate)
    {
        var (scores, labels) = RandomRows.Of(seed, count, levels);
        var random = new Xoshiro256(seed);
        for (var row = 2; row < count; row++)
        {
            labels[row] = (byte)(random.Chance(rate) ? labels[row] : 0);
        }

        return (scores, labels);
    }
}
