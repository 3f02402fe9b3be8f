using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Recommendations;
using Tests.Recommendations.Index;
using Tests.Worlds;

namespace Tests.Recommendations.NextItem;

[Collection(WorldShop.Collection)]
public sealed class NextItemRankerTests(WorldShop worlds)
{
    private const int All = 100;

    [Fact]
    public void LastItem_RandomWorlds_EqualsTheOracle() =>
        EachWorld(
            (random, oracle, index, prefix) =>
            {
                var steps = random.Next(1, 6);
                var shrinkage = random.Next(3) * 1.5;
                foreach (var rule in Enum.GetValues<LastItemRule>())
                {
                    AssertEqual(
                        oracle.LastItem(rule, Known(oracle, prefix), steps, shrinkage),
                        new LastItemRanker(index, rule, steps, shrinkage),
                        prefix
                    );
                }
            }
        );

    [Fact]
    public void Popularity_RandomWorlds_EqualsTheOracle() =>
        EachWorld(
            (random, oracle, index, prefix) =>
            {
                var halfLife = random.Next(4) == 0 ? double.PositiveInfinity : random.Next(1, 20) / 2.0;
                AssertEqual(oracle.Popularity(halfLife), new PopularityRanker(index, halfLife), prefix);
            }
        );

    [Fact]
    public void Vstan_RandomWorlds_EqualsTheOracle() =>
        EachWorld(
            (random, oracle, index, prefix) =>
            {
                var options = Draw(random);
                AssertEqual(oracle.Vstan(Known(oracle, prefix), options), new VstanRanker(index, options), prefix);
            }
        );

    [Fact]
    public void Recommend_RandomWorlds_GivesAsManyAsHaveAScoreAndNoneTwice() =>
        EachWorld(
            (random, _, index, prefix) =>
            {
                var count = random.Next(0, 6);
                foreach (var ranker in Rankers(index))
                {
                    var all = ranker.Recommend(prefix, All).Select(each => each.ProductId).ToArray();
                    var some = ranker.Recommend(prefix, count).Select(each => each.ProductId).ToArray();

                    Assert.Equal(all.Take(count), some);
                    Assert.Equal(all.Distinct(), all);
                    Assert.Empty(all.Intersect(prefix));
                    Assert.All(all, product => Assert.NotNull(index.ItemOf(product)));
                    Assert.Equal(all, ranker.Recommend(prefix, All).Select(each => each.ProductId));
                    Assert.Equal(
                        all,
                        ranker
                            .Recommend(prefix, All, seenToo: true)
                            .Select(each => each.ProductId)
                            .Where(product => !prefix.Contains(product))
                    );
                }
            }
        );

    [Fact]
    public void Recommend_FromManyThreads_IsTheSame()
    {
        var world = worlds.Use(150);
        var index = worlds.Session.Recommendations.SessionIndex();
        long[][] prefixes = [.. Enumerable.Range(0, 200).Select(i => Prefix(new Random(i + world.Seed)))];
        foreach (var ranker in Rankers(index))
        {
            var one = prefixes.Select(prefix => ranker.Recommend(prefix, All)).ToArray();
            var many = prefixes.AsParallel().AsOrdered().Select(prefix => ranker.Recommend(prefix, All)).ToArray();

            Assert.Equal(one, many);
        }
    }

    [Fact]
    public void Vstan_OneNeighbour_IsTheLatestOfTheMostSimilar()
    {
        // Both sessions are alike but for their time and what came next.
        var index = Index([10, 11, 12], [10, 11, 13]);
        var ranker = new VstanRanker(index, new() { Neighbours = 1, RecencyDecay = double.PositiveInfinity });

        Assert.Equal([13L], ranker.Recommend([10, 11], All).Select(each => each.ProductId));
    }

    [Fact]
    public void Vstan_MoreOfTheCurrentSession_OutweighsLess()
    {
        var index = Index([10, 11, 12], [11, 13], [11, 13, 14]);
        var ranker = new VstanRanker(
            index,
            new()
            {
                PositionDecay = double.PositiveInfinity,
                DistanceDecay = double.PositiveInfinity,
                RecencyDecay = double.PositiveInfinity,
                Rarity = 0,
                Neighbours = 1,
            }
        );

        Assert.Equal([12L], ranker.Recommend([10, 11], All).Select(each => each.ProductId));
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        var index = Index([10, 11]);
        Assert.Throws<ArgumentOutOfRangeException>(() => new VstanRanker(index, new() { Candidates = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VstanRanker(index, new() { Neighbours = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VstanRanker(index, new() { PositionDecay = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VstanRanker(index, new() { RecencyDecay = double.NaN }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VstanRanker(index, new() { DistanceDecay = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VstanRanker(index, new() { Rarity = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PopularityRanker(index, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LastItemRanker(index, (LastItemRule)9));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LastItemRanker(index, LastItemRule.Markov, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LastItemRanker(index, LastItemRule.Cosine, shrinkage: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new VstanRanker(index).Recommend([10], -1));
    }

    private static IEnumerable<NextItemRanker> Rankers(SessionIndex index) =>
        [
            new PopularityRanker(index),
            new VstanRanker(index),
            .. Enum.GetValues<LastItemRule>().Select(rule => new LastItemRanker(index, rule)),
        ];

    // Sessions from the earliest to the latest, over the products from 10 on.
    private static SessionIndex Index(params long[][] sessions)
    {
        long[] products = [.. sessions.SelectMany(each => each).Distinct().Order()];
        int[] starts = [0, .. sessions.Select((_, i) => sessions.Take(i + 1).Sum(each => each.Length))];
        return new SessionIndex(
            new SessionIndexOptions(),
            products,
            starts,
            [.. sessions.SelectMany(each => each).Select(product => Array.IndexOf(products, product))],
            [.. Enumerable.Range(0, sessions.Length).Select(session => 3_600 * session)]
        );
    }

    private static VstanOptions Draw(Random random) =>
        new()
        {
            Candidates = random.Next(2) == 0 ? 1_000 : random.Next(1, 8),
            Neighbours = random.Next(2) == 0 ? 500 : random.Next(1, 5),
            PositionDecay = random.Next(4) == 0 ? double.PositiveInfinity : random.Next(1, 8) / 2.0,
            RecencyDecay = random.Next(4) == 0 ? double.PositiveInfinity : random.Next(1, 20),
            DistanceDecay = random.Next(4) == 0 ? double.PositiveInfinity : random.Next(1, 8) / 2.0,
            Rarity = random.Next(3) * 0.5,
        };

    private void EachWorld(Action<Random, RankerOracle, SessionIndex, long[]> check)
    {
        foreach (var world in worlds.All())
        {
            var options = SessionIndexTests.Options(world);
            var oracle = new RankerOracle(world, options);
            var index = worlds.Session.Recommendations.SessionIndex(options);
            var random = new Random(world.Seed);
            for (var draw = 0; draw < 5; draw++)
            {
                check(random, oracle, index, [.. Prefix(random).TakeLast(options.EventsPerSession)]);
            }
        }
    }

    // A session of the five products of small worlds and one that none of them has, without repeats in a row.
    private static long[] Prefix(Random random)
    {
        List<long> products = [];
        for (var length = random.Next(0, 7); products.Count < length; )
        {
            var product = random.Next(1, 7);
            if (products.Count == 0 || products[^1] != product)
            {
                products.Add(product);
            }
        }

        return [.. products];
    }

    private static long[] Known(RankerOracle oracle, long[] prefix) =>
        [.. prefix.Where(product => oracle.Products.Contains(product))];

    private static void AssertEqual(Dictionary<long, double> expected, NextItemRanker ranker, long[] prefix)
    {
        var actual = ranker.Recommend(prefix, All, seenToo: true);

        Assert.Equal(
            expected.Keys.Where(product => prefix.Length == 0 || product != prefix[^1]).Order(),
            actual.Select(each => each.ProductId).Order()
        );
        Assert.All(
            actual,
            each => Assert.Equal(expected[each.ProductId], each.Score, 1e-9 * (1 + expected[each.ProductId]))
        );
        Assert.Equal(actual.OrderByDescending(each => each.Score).ThenBy(each => each.ProductId), actual);
    }
}
