using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Statistics.Randomness;

namespace Tests.Learning.Evaluation;

public class BootstrapTests
{
    [Fact]
    public void WeightOf_UniformHashes_IsPoisson()
    {
        const int draws = 2_000_000;
        var counts = new double[30];
        for (ulong i = 0; i < draws; i++)
        {
            counts[PoissonWeights.WeightOf(Hash64.Mix(i))]++;
        }

        var chance = Math.Exp(-1);
        for (var weight = 0; weight < 9; weight++)
        {
            var error = Math.Sqrt(draws * chance * (1 - chance));
            Assert.InRange(counts[weight], (draws * chance) - (5 * error), (draws * chance) + (5 * error));
            chance /= weight + 1;
        }

        Assert.Equal(0, PoissonWeights.WeightOf(0));
        Assert.InRange(PoissonWeights.WeightOf(ulong.MaxValue), 15, 25);
    }

    [Fact]
    public void Tally_WeightedRows_EqualsRowsStandingSeveralTimes()
    {
        var options = new EvaluationOptions { Top = [0.03, 0.5], Parts = 7 };
        var list = new FigureList(options);
        for (ulong seed = 0; seed < 30; seed++)
        {
            var (scores, labels) = RandomRows.Of(seed, 60, seed % 2 == 0 ? 5 : 1000);
            var rows = new RankedRows(new BinaryScores(scores, labels));
            var weights = new byte[60];
            var sums = PoissonWeights.Fill(rows, 9, (int)seed, weights);
            var repeated = Enumerable
                .Range(0, 60)
                .SelectMany(place => Enumerable.Repeat(place, weights[place]))
                .ToArray();
            var labelsOf = repeated.Select(place => rows.Flags[place] & RankedRows.Positive).ToArray();
            var figures = list.Of(list.Tally(rows, weights, sums));

            Assert.Equal(repeated.Length, sums.All);
            Assert.Equal(labelsOf.Sum(), sums.Positives);
            for (var i = 0; i < options.Top.Count; i++)
            {
                var first = (int)Math.Ceiling((decimal)options.Top[i] * repeated.Length);
                Assert.Equal(
                    labelsOf.Take(first).Average(),
                    figures[FigureList.FirstTop + (FigureList.PerTop * i)],
                    1e-12
                );
            }

            for (var part = 0; part < 7; part++)
            {
                var inPart = labelsOf.Where((_, i) => i * 7 / repeated.Length == part);
                Assert.Equal(inPart.Average(), figures[list.FirstPart + (FigureList.PerPart * part)], 1e-12);
            }

            double right = 0;
            foreach (var one in repeated.Where((_, i) => labelsOf[i] == 1))
            {
                foreach (var other in repeated.Where((_, i) => labelsOf[i] == 0))
                {
                    right +=
                        rows.Scores[one] > rows.Scores[other] ? 1
                        : rows.Scores[one] == rows.Scores[other] ? 0.5
                        : 0;
                }
            }

            Assert.Equal(
                right / ((double)sums.Positives * (sums.All - sums.Positives)),
                figures[FigureList.Auc],
                1e-12
            );
        }
    }

    [Fact]
    public void Of_SameSeed_GivesTheSameIntervals()
    {
        var (scores, labels, groups) = RandomRows.Binormal(1, 200, 2, 0.5, 0.3, 1);
        var rows = new BinaryScores(scores, labels, groups);

        var one = BinaryEvaluation.Of(rows).RocAuc;
        var again = BinaryEvaluation.Of(rows).RocAuc;
        var other = BinaryEvaluation.Of(rows, new EvaluationOptions { Seed = 43 }).RocAuc;

        Assert.Equal(one, again);
        Assert.Equal(one.Value, other.Value);
        Assert.NotEqual(one.Interval, other.Interval);
    }

    [Fact]
    public void Of_FewGroupsOfAClass_GivesNoIntervalAndSaysWhy()
    {
        var (scores, labels, groups) = RandomRows.Binormal(2, 9, 50, 0.5, 1, 0);
        labels.AsSpan(0, 200).Clear();

        var grouped = BinaryEvaluation.Of(new BinaryScores(scores, labels, groups)).RocAuc;
        var single = BinaryEvaluation.Of(new BinaryScores(scores, labels)).RocAuc;

        Assert.Null(grouped.Interval);
        Assert.Contains("10 groups with positive rows; there are 5", grouped.Reason, StringComparison.Ordinal);
        Assert.NotNull(single.Interval);
        Assert.Null(single.Reason);
    }

    [Fact]
    public void Of_PerfectRanking_GivesNoIntervalAndSaysWhy()
    {
        var scores = Enumerable.Range(0, 100).Select(row => (double)row).ToArray();
        var labels = scores.Select(score => (byte)(score >= 80 ? 1 : 0)).ToArray();

        var report = BinaryEvaluation.Of(new BinaryScores(scores, labels));

        Assert.Equal(1, report.RocAuc.Value);
        Assert.Null(report.RocAuc.Interval);
        Assert.Contains("no resample differs", report.RocAuc.Reason, StringComparison.Ordinal);
        Assert.NotNull(report.Top[1].Lift.Interval);
    }

    [Fact]
    public void Of_Cancelled_Stops()
    {
        var (scores, labels) = RandomRows.Of(1, 1000, 50);

        Assert.ThrowsAny<OperationCanceledException>(() =>
            BinaryEvaluation.Of(new BinaryScores(scores, labels), null, new CancellationToken(canceled: true))
        );
    }
}
