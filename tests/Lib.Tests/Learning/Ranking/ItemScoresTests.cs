using EcommerceNotebooks.Learning.Ranking;
using Tests.Simulations;

namespace Tests.Learning.Ranking;

public sealed class ItemScoresTests
{
    [Fact]
    public void RankOf_ATie_IsItsLastPlace()
    {
        var scores = Of(1, 3, 3, 3, 0, 2);

        Assert.Equal([5, 3, 3, 3, 6, 4], Enumerable.Range(0, 6).Select(scores.RankOf));
    }

    [Fact]
    public void RankOf_ScoresThatRoundingAloneParts_IsTheLastPlace()
    {
        var scores = Of(0.1 + 0.2 + 0.3, 0.3 + 0.2 + 0.1, 0.6);
        Assert.NotEqual(scores[0], scores[1]);

        Assert.Equal([3, 3, 3], Enumerable.Range(0, 3).Select(scores.RankOf));
    }

    [Fact]
    public void RankOf_WithoutAnyScore_IsTheLastOfAll() => Assert.Equal(7, new ItemScores(7).RankOf(3));

    [Fact]
    public void RanksOf_RandomScores_EqualASortThatPutsTargetsLast()
    {
        var random = new Random(3);
        for (var run = 0; run < Simulation.Runs(300, 3_000); run++)
        {
            double[] values = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => (double)random.Next(0, 5))];
            int[] targets = [.. Enumerable.Range(0, values.Length).Where(_ => random.Next(3) == 0)];
            var scores = Of(values);
            var ranks = new int[targets.Length];

            scores.RanksOf(targets, ranks);

            var order = Enumerable
                .Range(0, values.Length)
                .OrderByDescending(item => values[item])
                .ThenBy(item => targets.Contains(item))
                .ToArray();
            Assert.Equal(targets.Select(target => Array.IndexOf(order, target) + 1).Order(), ranks);
        }
    }

    [Fact]
    public void Top_RandomScores_EqualsASort()
    {
        var random = new Random(4);
        for (var run = 0; run < Simulation.Runs(300, 3_000); run++)
        {
            double[] values = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => (double)random.Next(0, 5))];
            var count = random.Next(0, 35);

            Assert.Equal(
                Enumerable
                    .Range(0, values.Length)
                    .Where(item => values[item] > 0 && item % 7 != 1)
                    .OrderByDescending(item => values[item])
                    .ThenBy(item => item)
                    .Take(count),
                Of(values).Top(count, item => item % 7 == 1)
            );
        }
    }

    [Fact]
    public void Clear_AfterScoresAndARemoval_LeavesNone()
    {
        var scores = Of(1, 2, 0, 4);
        scores.Remove(1);
        Assert.Equal([3, 0], scores.Top(9));

        scores.Clear();

        Assert.Equal((0, 0.0), (scores.Scored, scores[3]));
        scores.Add(1, 5);
        Assert.Equal([1], scores.Top(9));
    }

    private static ItemScores Of(params double[] values)
    {
        var scores = new ItemScores(values.Length);
        for (var item = 0; item < values.Length; item++)
        {
            scores.Add(item, values[item]);
        }

        return scores;
    }
}
