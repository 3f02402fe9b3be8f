using EcommerceNotebooks.Learning.Ranking;
using EcommerceNotebooks.Questions.Recommendations;

namespace Tests.Recommendations.Evaluation;

public sealed class SessionJudgeTests
{
    [Fact]
    public void Judge_TransitionsPlanted_MarkovWins()
    {
        var scores = Ndcg(PlantedSessions.OfTransitions(2_000, 60, seed: 1));

        Assert.Equal("last-item Markov", scores.MaxBy(each => each.Value).Key);
        Assert.All(
            scores.Where(each => each.Key != "last-item Markov" && each.Key != "sequential rules"),
            each => Assert.True(each.Value < scores["last-item Markov"] - 0.05, $"{each}")
        );
    }

    [Fact]
    public void Judge_KindsOfSessionsPlanted_VstanWins()
    {
        // Products come in any order, so that no decay by place is right.
        var unordered = new VstanOptions
        {
            PositionDecay = double.PositiveInfinity,
            DistanceDecay = double.PositiveInfinity,
        };
        var scores = Ndcg(PlantedSessions.OfKinds(2_000, 100, 12, seed: 2), index => new VstanRanker(index, unordered));

        Assert.All(
            scores.Where(each => each.Key != RankerFamily.Vstan),
            each => Assert.True(each.Value < scores[RankerFamily.Vstan] - 0.015, $"{each}, VSTAN {scores["VSTAN"]}")
        );
    }

    [Fact]
    public void Judge_ByHand_GivesTheFigures()
    {
        // Popularity: product 0 in three sessions, 1 in two, 2 and 3 in one.
        var index = Index([0, 1], [0, 1], [0, 2, 3]);
        var catalogue = new RecommendedItems([3, 2, 1, 1]);

        var judged = SessionJudge.Judge(
            new PopularityRanker(index, double.PositiveInfinity),
            [new HeldOutSession(7, [0, 3, -1, 1, 0])],
            catalogue,
            default
        );

        // After 0: 3 ties with 2 and stands last, at 3; of the rest, 1 is at 1 and 3 at 3, and 0 cannot be ranked. The unknown is not looked for.
        // After 0 3 ?: nothing is left out, 1 is second and 0 first. After 0 3 ? 1: 0 is first.
        Assert.Equal([3], judged.Rows);
        Assert.Equal([1, 3, 3, 3], judged.Sums[0][..4]);
        Assert.Equal((1.0 / 3) + (1.0 / 2) + 1, judged.Sums[0][4], 1e-12);
        Assert.Equal((1 / Math.Log2(4)) + (1 / Math.Log2(3)) + 1, judged.Sums[0][SessionJudge.Ndcg], 1e-12);
        Assert.Equal(3, judged.Sums[0][6], 1e-12);
        Assert.Equal(((1 + (2.0 / 3)) / 2) + 1 + 1, judged.Sums[0][7], 1e-12);
        Assert.Equal(3 + 4 + 3, judged.Given.Given);
    }

    private static Dictionary<string, double> Ndcg(int[][] sessions, MakeRanker? vstan = null)
    {
        var split = sessions.Length * 4 / 5;
        var index = Index(sessions[..split]);
        var catalogue = new RecommendedItems([
            .. Enumerable.Range(0, index.Items).Select(item => (long)index.CountOf(item)),
        ]);
        HeldOutSession[] test =
        [
            .. sessions[split..]
                .Select(
                    (products, user) =>
                        new HeldOutSession(user, Array.ConvertAll(products, product => index.ItemOf(product) ?? -1))
                ),
        ];
        return RankerFamily.All.ToDictionary(
            family => family.Name,
            family => SessionJudge.Judge(Make(family)(index), test, catalogue, default).Mean(SessionJudge.Ndcg)
        );

        MakeRanker Make(RankerFamily family) =>
            family.Name == RankerFamily.Vstan && vstan is not null ? vstan : family.Default;
    }

    internal static SessionIndex Index(params int[][] sessions)
    {
        int[] products = [.. sessions.SelectMany(each => each).Distinct().Order()];
        return new SessionIndex(
            new SessionIndexOptions(),
            Array.ConvertAll(products, product => (long)product),
            [0, .. sessions.Select((_, i) => sessions.Take(i + 1).Sum(each => each.Length))],
            [.. sessions.SelectMany(each => each).Select(product => Array.BinarySearch(products, product))],
            [.. Enumerable.Range(0, sessions.Length).Select(session => 60 * session)]
        );
    }
}
