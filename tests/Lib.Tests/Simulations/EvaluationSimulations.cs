using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Learning.Evaluation;

namespace Tests.Simulations;

/// <summary>Bootstrap intervals of rankings against truths known by integration.</summary>
[Trait("Speed", "Slow")]
public class EvaluationSimulations
{
    private static readonly int Runs = Simulation.Runs(400, 4_000);

    [Theory]
    [InlineData(400, 1, 0.0, 0.1, 1.0)]
    [InlineData(600, 3, 0.6, 0.1, 1.0)]
    [InlineData(150, 5, 0.6, 0.3, 1.0)]
    public void Of_NormalScores_CoversTheTruth(int groups, int size, double shared, double rate, double shift)
    {
        var truth = Truth(rate, shift);
        var counts = Simulation.Count(
            Runs,
            19,
            3,
            (ref Xoshiro256 random, Span<bool> happened) =>
            {
                var (scores, labels, of) = RandomRows.Binormal(random.Next(), groups, size, shared, rate, shift);
                var report = BinaryEvaluation.Of(new BinaryScores(scores, labels, of));
                happened[0] = Simulation.Holds(report.RocAuc.Interval, truth.Auc);
                happened[1] = Simulation.Holds(report.AveragePrecision.Interval, truth.Ap);
                happened[2] = Simulation.Holds(report.Top[1].Lift.Interval, truth.Precision / rate);
            }
        );

        Simulation.IsBetween(0.93, 0.96, counts[0], Runs, $"ROC-AUC of {groups} groups of {size}");
        Simulation.IsBetween(0.92, 0.96, counts[1], Runs, $"average precision of {groups} groups of {size}");
        Simulation.IsBetween(0.94, 0.98, counts[2], Runs, $"lift at 10 % of {groups} groups of {size}");
    }

    [Theory]
    [InlineData(30, 0.33)]
    [InlineData(100, 0.1)]
    public void Of_HardlyEnoughPositives_CoversLittleLess(int rows, double rate)
    {
        var truth = Truth(rate, 1);
        var counts = Simulation.Count(
            2 * Runs,
            37,
            3,
            (ref Xoshiro256 random, Span<bool> happened) =>
            {
                var (scores, labels, _) = RandomRows.Binormal(random.Next(), rows, 1, 0, rate, 1);
                var report = BinaryEvaluation.Of(new BinaryScores(scores, labels));
                happened[0] = report.RocAuc.Interval is not null;
                happened[1] = Simulation.Holds(report.RocAuc.Interval, truth.Auc);
                happened[2] = Simulation.Holds(report.AveragePrecision.Interval, truth.Ap);
            }
        );

        var computed = (int)counts[0];
        Simulation.IsBetween(0.91, 0.95, counts[1], computed, $"ROC-AUC of {rows} rows, {rate} positive");
        Simulation.IsBetween(0.83, 0.91, counts[2], computed, $"average precision of {rows} rows, {rate} positive");
    }

    // Rows taken one by one where whole groups are alike make intervals that are too narrow: what groups are for.
    [Fact]
    public void Of_GroupsLeftOut_CoversTooLittle()
    {
        var truth = Truth(0.1, 1);
        var counts = Simulation.Count(
            Runs,
            23,
            1,
            (ref Xoshiro256 random, Span<bool> happened) =>
            {
                var (scores, labels, _) = RandomRows.Binormal(random.Next(), 300, 5, 0.8, 0.1, 1);
                var report = BinaryEvaluation.Of(new BinaryScores(scores, labels));
                happened[0] = Simulation.Holds(report.RocAuc.Interval, truth.Auc);
            }
        );

        Simulation.IsAtMost(0.85, counts[0], Runs, "ROC-AUC without groups");
    }

    [Fact]
    public void Of_TwoModels_CoversNoDifferenceAndFindsTheBetterOne()
    {
        var counts = Simulation.Count(
            Runs,
            29,
            3,
            (ref Xoshiro256 random, Span<bool> happened) =>
            {
                // Three views of the same normal scores: two equally blurred, one clear.
                var (clear, labels, groups) = RandomRows.Binormal(random.Next(), 300, 2, 0.5, 0.3, 1.5);
                var (one, other) = (new double[clear.Length], new double[clear.Length]);
                for (var row = 0; row < clear.Length; row++)
                {
                    one[row] = clear[row] + random.NextNormal();
                    other[row] = clear[row] + random.NextNormal();
                }

                var first = new BinaryScores(one, labels, groups);
                var equal = PairedDifference.Of(first, new BinaryScores(other, labels, groups));
                happened[0] = Simulation.Holds(equal.RocAuc.Interval, 0);
                happened[1] = Simulation.Holds(equal.AveragePrecision.Interval, 0);
                happened[2] =
                    PairedDifference.Of(new BinaryScores(clear, labels, groups), first).RocAuc.IsAboveZero == true;
            }
        );

        Simulation.IsBetween(0.93, 0.97, counts[0], Runs, "no difference of ROC-AUC");
        Simulation.IsBetween(0.93, 0.97, counts[1], Runs, "no difference of average precision");
        Simulation.IsAtLeast(0.95, counts[2], Runs, "the clearer model is above");
    }

    [Theory]
    [InlineData(600, 1)]
    [InlineData(300, 4)]
    public void ProfitCurve_TrueProbabilities_CoversTheTruth(int groups, int size)
    {
        // Probabilities are squares of uniform numbers; rows of a group have the same, and one outcome.
        var options = new ProfitOptions { MarginPerPositive = 10, CostPerContact = 2.5m };
        var root = Math.Sqrt(options.Threshold);
        var contacted = (10 * (1 - (root * root * root)) / 3) - (2.5 * (1 - root));
        var all = (10 / 3.0) - 2.5;
        var counts = Simulation.Count(
            Runs,
            31,
            3,
            (ref Xoshiro256 random, Span<bool> happened) =>
            {
                var scores = new double[groups * size];
                var labels = new byte[scores.Length];
                var of = new long[scores.Length];
                for (var group = 0; group < groups; group++)
                {
                    var unit = random.NextUnit();
                    var label = (byte)(random.Chance(unit * unit) ? 1 : 0);
                    var place = group * size;
                    scores.AsSpan(place, size).Fill(unit * unit);
                    labels.AsSpan(place, size).Fill(label);
                    of.AsSpan(place, size).Fill(group);
                }

                var report = ProfitCurve.Of(new BinaryScores(scores, labels, of), options);
                happened[0] = Holds(report.AtThreshold.Realised, contacted * scores.Length);
                happened[1] = Holds(report.All.Realised, all * scores.Length);
                happened[2] = Holds(report.ThresholdLessAll, (contacted - all) * scores.Length);
            }
        );

        Simulation.IsBetween(0.93, 0.96, counts[0], Runs, $"profit at the threshold, {groups} groups of {size}");
        Simulation.IsBetween(0.93, 0.96, counts[1], Runs, $"profit of all, {groups} groups of {size}");
        Simulation.IsBetween(0.93, 0.96, counts[2], Runs, $"threshold less all, {groups} groups of {size}");

        static bool Holds(MoneyEstimate money, double truth) =>
            (double)money.Low!.Value <= truth && truth <= (double)money.High!.Value;
    }

    private static (double Auc, double Ap, double Precision) Truth(double rate, double shift)
    {
        double ap = 0;
        const double step = 0.0005;
        double precision = 0;
        for (var z = 10.0; z > -10; z -= step)
        {
            var pos = rate * NormalDistribution.Upper(z - shift);
            var all = pos + ((1 - rate) * NormalDistribution.Upper(z));
            ap += pos / all * Math.Exp(-(z - shift) * (z - shift) / 2) / Math.Sqrt(2 * Math.PI) * step;
            if (all <= .1)
            {
                precision = pos / all;
            }
        }

        return (NormalDistribution.Lower(shift / Math.Sqrt(2)), ap, precision);
    }
}
