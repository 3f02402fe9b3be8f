using EcommerceNotebooks;
using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Ranking;
using EcommerceNotebooks.Questions.Recommendations;
using Tests.Recommendations.Evaluation;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Recommendations.Reranking;

[Collection(WorldShop.Collection)]
public sealed class RerankedRankerTests(WorldShop worlds)
{
    private const int Products = 100;

    // Several threads wait for each other in a loop, which takes long beside other tests.
    private static readonly BoostingOptions OneThread = new()
    {
        Threads = 1,
        Trees = 40,
        MinRowsPerLeaf = 50,
    };

    [RequiresTrainingFact]
    public void Train_NextOfTheSameBrandPlanted_GainsOverVstan()
    {
        // Products come in any order, but nine of ten times the next is of the last one's brand.
        int[][] sessions = [.. PlantedSessions.OfKinds(1_400, Products, 12, seed: 5).Select(ByBrand)];
        var index = SessionJudgeTests.Index(sessions[..800]);
        var facts = new ProductFacts(
            [.. Enumerable.Repeat(double.NaN, index.Items)],
            [.. Enumerable.Range(0, index.Items).Select(item => Brand((int)index.ProductOf(item)))],
            [.. Enumerable.Repeat(-1, index.Items)]
        );
        var vstan = new VstanRanker(index);
        var model = RerankedRanker.Train(vstan, facts, HeldOut(index, sessions[800..1_100]), OneThread, default);
        Assert.NotNull(model);

        var reranked = new RerankedRanker(vstan, facts, model);

        var test = HeldOut(index, sessions[1_100..]);
        var gain = Ndcg(reranked, test) - Ndcg(vstan, test);
        Assert.True(gain > 0.02, $"{gain}");
        Assert.Equal(Ndcg(reranked, test), Ndcg(new RerankedRanker(vstan, facts, model), test), 1e-12);
    }

    [Fact]
    public void Recommend_WithoutAModel_IsVstan()
    {
        var index = SessionJudgeTests.Index(PlantedSessions.OfTransitions(300, 30, seed: 6));
        var vstan = new VstanRanker(index);
        var reranked = new RerankedRanker(vstan, new ProductFacts([], [], []), null);

        Assert.Equal(vstan.Recommend([3, 4], 9), reranked.Recommend([3, 4], 9));
    }

    [Fact]
    public void Read_RandomWorlds_GivesWhatWasLastKnownBeforeTheEnd()
    {
        var known = 0;
        foreach (var world in worlds.All(SmallWorld.Share(60)))
        {
            var middle = world.Events.Select(row => row.EventTime).Order().ElementAtOrDefault(world.Events.Count / 2);
            DateTime? asOf = middle == default ? null : middle;
            var index = worlds.Session.Recommendations.SessionIndex(new() { AsOf = asOf });

            var facts = ProductFacts.Read(worlds.Session, index);

            for (var item = 0; item < index.Items; item++)
            {
                var rows = world
                    .Events.Where(row =>
                        row.ProductId == index.ProductOf(item) && (asOf is null || row.EventTime < asOf)
                    )
                    .OrderBy(row => row.EventId)
                    .ToArray();
                Assert.Equal(
                    (double?)rows.LastOrDefault(row => row.Price is not null)?.Price ?? double.NaN,
                    facts.Prices[item]
                );
                Assert.Equal(rows.Any(row => row.Brand is not null), facts.Brands[item] >= 0);
                Assert.Equal(rows.Any(row => row.CategoryCode is not null), facts.Categories[item] >= 0);
                known += rows.Length > 1 ? 1 : 0;
            }
        }

        Assert.True(known > SmallWorld.Share(100), $"{known} products with several events");
    }

    private static int Brand(int product) => product % 4;

    private static int[] ByBrand(int[] session, int place)
    {
        var random = new Random(place);
        List<int> left = [.. session];
        List<int> ordered = [left[0]];
        left.RemoveAt(0);
        while (left.Count > 0)
        {
            var alike = left.FindIndex(product => Brand(product) == Brand(ordered[^1]));
            var next = alike >= 0 && random.Next(10) > 0 ? alike : 0;
            ordered.Add(left[next]);
            left.RemoveAt(next);
        }

        return [.. ordered];
    }

    private static HeldOutSession[] HeldOut(SessionIndex index, int[][] sessions) =>
        [
            .. sessions.Select(
                (products, user) =>
                    new HeldOutSession(user, Array.ConvertAll(products, product => index.ItemOf(product) ?? -1))
            ),
        ];

    private static double Ndcg(NextItemRanker ranker, HeldOutSession[] test) =>
        SessionJudge
            .Judge(
                ranker,
                test,
                new RecommendedItems([.. Enumerable.Range(0, ranker.Index.Items).Select(item => 1L)]),
                default
            )
            .Mean(SessionJudge.Ndcg);
}
