using EcommerceNotebooks.Learning.Ranking;
using Tests.Simulations;

namespace Tests.Learning.Ranking;

public sealed class RankingMetricsTests
{
    [Fact]
    public void Ndcg_SixDocumentsOfEight_MatchesWikipedia() =>
        Assert.Equal(0.785002, RankingMetrics.Ndcg([3.0, 2, 3, 0, 1, 2], [3, 2, 3, 0, 1, 2, 3, 2], 6)!.Value, 1e-6);

    [Fact]
    public void Ndcg_TwoOfThreeAtTwoAndFive_MatchesRecommenders() =>
        Assert.Equal(0.477624, RankingMetrics.Ndcg([2, 5], 3, 5), 1e-6);

    [Fact]
    public void AveragePrecision_TwoOfThreeAtTwoAndFive_MatchesRecommenders() =>
        Assert.Equal(0.3, RankingMetrics.AveragePrecision([2, 5], 3, 5), 1e-12);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0.6309)]
    [InlineData(3, 0.5)]
    [InlineData(4, 0.4307)]
    [InlineData(5, 0.3869)]
    public void Ndcg_OneTarget_MatchesJarvelin2002(int rank, double expected)
    {
        Assert.Equal(expected, RankingMetrics.Ndcg(rank, 5), 5e-5);
        Assert.Equal(RankingMetrics.Ndcg(rank, 5), RankingMetrics.Ndcg([rank], 1, 5), 1e-12);
        Assert.Equal(0, RankingMetrics.Ndcg(rank + 1, rank));
    }

    [Fact]
    public void OneTarget_AtTheCut_CountsAndBeyondDoesNot()
    {
        Assert.Equal((1, 0), (RankingMetrics.Hit(20, 20), RankingMetrics.Hit(21, 20)));
        Assert.Equal((0.05, 0), (RankingMetrics.ReciprocalRank(20, 20), RankingMetrics.ReciprocalRank(21, 20)));
    }

    [Fact]
    public void Ndcg_NoGain_IsNull() => Assert.Null(RankingMetrics.Ndcg([0.0, 0], [0, 0], 2));

    [Fact]
    public void Ndcg_RankedByGain_IsOne()
    {
        var random = new Random(1);
        for (var run = 0; run < Simulation.Runs(50, 500); run++)
        {
            double[] gains = [.. Enumerable.Range(0, random.Next(1, 30)).Select(_ => (double)random.Next(0, 4)), 1];
            var best = gains.OrderDescending().ToArray();
            var k = random.Next(1, 40);

            Assert.Equal(1, RankingMetrics.Ndcg(best, gains, k)!.Value, 1e-12);
            random.Shuffle(gains);
            Assert.InRange(RankingMetrics.Ndcg(gains, best, k)!.Value, 0, 1 + 1e-12);
        }
    }

    [Fact]
    public void SeveralTargets_RandomRanks_EqualThePlainDefinition()
    {
        var random = new Random(2);
        for (var run = 0; run < Simulation.Runs(200, 2_000); run++)
        {
            int[] ranks = [.. Enumerable.Range(1, 40).Where(_ => random.Next(5) == 0)];
            var relevant = Math.Max(1, ranks.Length + random.Next(4));
            var k = random.Next(1, 45);
            var isRelevant = Enumerable.Range(1, k).Select(rank => ranks.Contains(rank)).ToArray();
            var precision = 0.0;
            for (var rank = 1; rank <= k; rank++)
            {
                precision += isRelevant[rank - 1] ? (double)isRelevant.Take(rank).Count(each => each) / rank : 0;
            }

            Assert.Equal((double)isRelevant.Count(each => each) / relevant, RankingMetrics.Recall(ranks, relevant, k));
            Assert.Equal(precision / Math.Min(relevant, k), RankingMetrics.AveragePrecision(ranks, relevant, k), 1e-12);
            Assert.Equal(
                RankingMetrics
                    .Ndcg([.. isRelevant.Select(each => each ? 1.0 : 0)], [.. Enumerable.Repeat(1.0, relevant)], k)!
                    .Value,
                RankingMetrics.Ndcg(ranks, relevant, k),
                1e-12
            );
        }
    }

    [Fact]
    public void Recall_RanksThatDoNotRise_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => RankingMetrics.Recall([2, 2], 3, 5));
        Assert.Throws<ArgumentException>(() => RankingMetrics.Recall([0, 2], 3, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => RankingMetrics.Recall([1, 2], 1, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => RankingMetrics.Recall([1], 1, 0));
    }
}
