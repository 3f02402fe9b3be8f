using EcommerceNotebooks;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Questions.Recommendations.Rules;
using EcommerceNotebooks.Statistics.Randomness;
using Tests.Simulations;
using Tests.Worlds;

namespace Tests.Recommendations;

[Trait("Speed", "Slow")]
[Collection(WorldShop.Collection)]
public sealed class RuleTests(WorldShop worlds)
{
    private static readonly RuleOptions All = new()
    {
        MinPairs = 1,
        MinLift = 0,
        SignificantOnly = false,
    };

    private static readonly double[] Unequal = [.. Enumerable.Range(2, 40).Select(product => 0.4 / product)];
    private static readonly double[] Rare = [.. Enumerable.Repeat(0.01, 300)];

    [Fact]
    public void RulesAndTriples_RandomWorlds_EqualTheOracle()
    {
        var (pairs, triples, larger) = (0, 0, 0L);
        foreach (var world in BasketWorld.All(worlds))
        {
            var options = Options(world);
            var report = worlds.Session.Recommendations.Rules(options);
            AssertEqual(new RuleOracle(world, options), report);
            AssertQValues(report);
            pairs += report.Rules.Count;

            var threes = worlds.Session.Recommendations.Triples(options);
            AssertEqual(new RuleOracle(world, options, withLarger: false), threes);
            triples += threes.Rules.Count;
            larger += threes.LargerBaskets;
        }

        Assert.True(pairs > SmallWorld.Share(2_000), $"{pairs} rules");
        Assert.True(triples > SmallWorld.Share(700), $"{triples} rules of triples");
        Assert.True(larger > SmallWorld.Share(100), $"{larger} larger baskets");
    }

    private static void AssertEqual(RuleOracle oracle, RuleReport report)
    {
        Assert.Equal(
            (oracle.Baskets, oracle.Frequent().Count, oracle.Tested),
            (report.Baskets, report.Pairs, report.Tested)
        );
        Assert.Equal(
            oracle.Rules().Order(StringComparer.Ordinal),
            report
                .Rules.Select(rule => RuleOracle.Text([rule.Product], rule.Other, rule.Measures))
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(report.Rules.Select(rule => rule.PValue).Order(), report.Rules.Select(rule => rule.PValue));
    }

    private static void AssertEqual(RuleOracle oracle, TripleReport report)
    {
        Assert.Equal(
            (oracle.Baskets, oracle.Larger, oracle.TestedTriples),
            (report.Baskets, report.LargerBaskets, report.Tested)
        );
        Assert.Equal(
            oracle.Triples().Order(StringComparer.Ordinal),
            report
                .Rules.Select(rule => RuleOracle.Text([rule.First, rule.Second], rule.Other, rule.Measures))
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Rules_OneMoreSession_LowerNoCountOfAPair()
    {
        for (var seed = 0; seed < Simulation.Runs(12, 60); seed++)
        {
            var world = worlds.Use(BasketWorld.Draw(seed));
            var before = worlds.Session.Recommendations.Rules(All).Rules;
            var random = new Random(world.Seed);
            var bought = Enumerable.Range(0, random.Next(1, 6)).Select(_ => random.NextInt64(1, 10)).ToArray();
            worlds.Use(
                SmallWorld.Of([
                    .. world.Events,
                    .. bought.Select((id, place) => BasketWorld.Event(1_000_000, id, place)),
                ])
            );

            var after = worlds
                .Session.Recommendations.Rules(All)
                .Rules.ToDictionary(rule => (rule.Product, rule.Other), rule => rule.Measures.Both);

            Assert.All(
                before,
                rule => Assert.InRange(after[(rule.Product, rule.Other)], rule.Measures.Both, long.MaxValue)
            );
        }
    }

    [Fact]
    public void Rules_BothDirections_AgreeInAllThatIsSymmetric()
    {
        for (var seed = 0; seed < Simulation.Runs(10, 60); seed++)
        {
            worlds.Use(BasketWorld.Draw(seed));
            var rules = worlds
                .Session.Recommendations.Rules(All)
                .Rules.ToDictionary(rule => (rule.Product, rule.Other));
            Assert.All(
                rules.Values,
                rule =>
                {
                    var back = rules[(rule.Other, rule.Product)];
                    Assert.Equal(
                        (rule.PValue, rule.QValue, rule.Measures.Lift, rule.Measures.Support, rule.Measures.Jaccard),
                        (back.PValue, back.QValue, back.Measures.Lift, back.Measures.Support, back.Measures.Jaccard)
                    );
                    Assert.Equal(rule.Measures.Leverage, back.Measures.Leverage);
                    Assert.Equal(rule.Measures.Cosine, back.Measures.Cosine);
                    Assert.Equal(rule.Measures.Kulczynski, back.Measures.Kulczynski, 1e-15);
                    Assert.Equal(rule.Measures.Antecedent, back.Measures.Consequent);
                }
            );
        }
    }

    [Fact]
    public void Rules_EventsInAnotherOrder_AreTheSame()
    {
        for (var seed = 20; seed < 25; seed++)
        {
            var world = worlds.Use(BasketWorld.Draw(seed));
            var rules = worlds.Session.Recommendations.Rules(All).Rules;
            worlds.Use(world.Shuffled());

            Assert.Equal(rules, worlds.Session.Recommendations.Rules(All).Rules);
        }
    }

    /// <summary>Forty products, some frequent, each bought by itself: a rule is false, and one or more come up in at most 5 % of shops.</summary>
    [Fact]
    public void Rules_ProductsBoughtIndependently_AreAtMostTheLevel()
    {
        var runs = Simulation.Runs(400, 4_000);
        var options = new RuleOptions { MinPairs = 3, MinLift = 0 };
        var wrong = Simulation.Count(
            runs,
            seed: 31,
            outcomes: 1,
            (ref Xoshiro256 random, Span<bool> happened) =>
                happened[0] = Judge(options, Draw(ref random, 600, Unequal)).Rules.Count > 0
        );
        Simulation.IsAtMost(0.05, wrong[0], runs, "shops without dependence in which a rule is found");
    }

    /// <summary>Of 44,850 pairs of rare products one is together in five baskets in about every second shop, and none of them is a rule: taken for one of a few tests it would be.</summary>
    [Fact]
    public void Rules_ManyRareProducts_AreAtMostTheLevel()
    {
        var runs = Simulation.Runs(100, 2_000);
        var options = new RuleOptions { MinLift = 0 };
        var seen = Simulation.Count(
            runs,
            seed: 33,
            outcomes: 2,
            (ref Xoshiro256 random, Span<bool> happened) =>
            {
                var report = Judge(options, Draw(ref random, 3_000, Rare));
                (happened[0], happened[1]) = (report.Pairs > 0, report.Rules.Count > 0);
            }
        );
        Simulation.IsBetween(0.3, 0.8, seen[0], runs, "shops without dependence in which a pair is in five baskets");
        Simulation.IsAtMost(0.05, seen[1], runs, "shops of rare products without dependence in which a rule is found");
    }

    [Fact]
    public void Rules_OnePlantedPair_IsFoundAndFewOthersAre()
    {
        var runs = Simulation.Runs(200, 2_000);
        var options = new RuleOptions { MinPairs = 3, MinLift = 0 };
        var found = Simulation.Count(
            runs,
            seed: 32,
            outcomes: 2,
            (ref Xoshiro256 random, Span<bool> happened) =>
            {
                var rules = Judge(options, Draw(ref random, 600, Unequal, together: 40)).Rules;
                happened[0] = rules.Any(rule => (rule.Product, rule.Other) == (38, 39));
                happened[1] = rules.Any(rule => rule.Product < 38 || rule.Other < 38);
            }
        );
        Simulation.IsAtLeast(0.99, found[0], runs, "planted pairs found");
        Simulation.IsAtMost(0.1, found[1], runs, "shops with a false rule beside the planted one");
    }

    [Fact]
    public void Rules_NoPurchases_SayThatNothingWasBought()
    {
        worlds.Use(4);
        var report = worlds.Session.Recommendations.Rules();
        Assert.Equal((0, 0, 0), (report.Baskets, report.Pairs, report.Tested));
        Assert.Contains("no purchases", report.Sentence, StringComparison.Ordinal);
        Assert.Contains("no purchases", report.ToChart().ToString(), StringComparison.Ordinal);
        Assert.Empty(report.ToTable().Rows);
        Assert.Empty(worlds.Session.Recommendations.Triples().ToTable().Rows);
    }

    [Fact]
    public void ToTable_Rules_NameProductsAndShowEveryMeasure()
    {
        worlds.Use(BasketWorld.Of([1, 2], [1, 2], [3], [1, 3]));
        var report = worlds.Session.Recommendations.Rules(All);
        var table = report.ToTable();
        Assert.Equal("1 alder toys.blocks", table[0, "product"]);
        Assert.Equal(double.PositiveInfinity, table[1, "conviction"]);
        Assert.Contains("lift below 2", report.ToChart().ToString(), StringComparison.Ordinal);
        Assert.StartsWith(
            "Of 4 baskets, 2 pairs of products are together in 1 or more; q-values account for 3 pairs",
            report.Sentence,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(0, 1.2, 0, 0, 0.05, 50)]
    [InlineData(5, -1, 0, 0, 0.05, 50)]
    [InlineData(5, 1.2, 1.1, 0, 0.05, 50)]
    [InlineData(5, 1.2, 0, -0.1, 0.05, 50)]
    [InlineData(5, 1.2, 0, 0, 0, 50)]
    [InlineData(5, 1.2, 0, 0, double.NaN, 50)]
    [InlineData(5, 1.2, 0, 0, 0.05, 2)]
    public void Rules_OptionsOutOfRange_AreRefused(
        int pairs,
        double lift,
        double support,
        double confidence,
        double level,
        int largest
    )
    {
        worlds.Use(9);
        var options = new RuleOptions
        {
            MinPairs = pairs,
            MinLift = (decimal)lift,
            MinSupport = (decimal)support,
            MinConfidence = (decimal)confidence,
            Level = level,
            LargestBasket = largest,
        };
        Assert.ThrowsAny<ArgumentException>(() => worlds.Session.Recommendations.Rules(options));
        Assert.ThrowsAny<ArgumentException>(() => worlds.Session.Recommendations.Triples(options));
    }

    [Fact]
    public void Rules_UnknownBrand_IsRefusedWithTheNearest()
    {
        worlds.Use(9);
        Assert.Throws<ArgumentException>(() =>
            worlds.Session.Recommendations.Rules(new() { Filter = new EventFilter { Brand = "appel" } })
        );
    }

    // Each q-value is the smallest level at which the step-up procedure rejects the pair.
    private static void AssertQValues(RuleReport report)
    {
        double[] ps = [.. report.Rules.Where(rule => rule.Product < rule.Other).Select(rule => rule.PValue).Order()];
        foreach (var rule in report.Rules)
        {
            var expected = ps.Index()
                .Where(p => p.Item >= rule.PValue)
                .Min(p => Math.Min(1, p.Item * report.Tested / (ps.Count(other => other <= p.Item))));
            Assert.Equal(expected, rule.QValue, 1e-12);
        }
    }

    private static RuleOptions Options(SmallWorld world)
    {
        var random = new Random(world.Seed);
        return All with
        {
            MinPairs = 1 + random.Next(3),
            LargestBasket = 3 + random.Next(6),
            AsOf = random.Next(3) == 0 ? world.End.AddHours(-random.Next(30)) : null,
            Filter =
                random.Next(3) == 0
                    ? EventFilterOracle.KnownTo(world, new EventFilter { Category = "toys" })
                    : EventFilter.All,
        };
    }

    // Baskets in which each product is by itself, and some that have the last two products.
    private static int[][] Draw(ref Xoshiro256 random, int baskets, double[] rates, int together = 0)
    {
        var drawn = new int[baskets][];
        var basket = new List<int>();
        for (var i = 0; i < baskets; i++)
        {
            basket.Clear();
            for (var product = 0; product < rates.Length; product++)
            {
                if (random.Chance(rates[product]) || (i < together && product >= rates.Length - 2))
                {
                    basket.Add(product);
                }
            }

            drawn[i] = [.. basket];
        }

        return drawn;
    }

    private static RuleReport Judge(RuleOptions options, int[][] baskets)
    {
        var counts = baskets.SelectMany(basket => basket).CountBy(product => product).ToDictionary();
        var pairs = baskets
            .SelectMany(basket =>
                basket.SelectMany((first, place) => basket.Skip(place + 1).Select(second => (first, second)))
            )
            .CountBy(pair => pair)
            .Where(pair => pair.Value >= options.MinPairs);
        return RuleReader.Judge(
            options,
            baskets.Length,
            counts.Values.Count(count => count >= options.MinPairs),
            [
                .. pairs.Select(pair =>
                    (
                        (long)pair.Key.first,
                        (long)pair.Key.second,
                        new AssociationMeasures(
                            baskets.Length,
                            counts[pair.Key.first],
                            counts[pair.Key.second],
                            pair.Value
                        )
                    )
                ),
            ]
        );
    }
}
