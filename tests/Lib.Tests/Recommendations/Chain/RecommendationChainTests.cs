using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Recommendations.Chain;
using EcommerceNotebooks.Questions.Recommendations.Neighbours;
using EcommerceNotebooks.Questions.Recommendations.Rules;
using Tests.Worlds;

namespace Tests.Recommendations;

[Trait("Speed", "Slow")]
[Collection(WorldShop.Collection)]
public sealed class RecommendationChainTests(WorldShop worlds)
{
    private const int Baskets = 6;
    private static readonly RuleOptions AnyRule = new()
    {
        MinPairs = 1,
        MinLift = 0.1m,
        SignificantOnly = false,
    };

    private EcommerceNotebooks.RecommendationRoom Room => worlds.Session.Recommendations;

    [Fact]
    public void For_RandomWorldsAndBaskets_EqualsTheOracle()
    {
        var counts = new Dictionary<RecommendationSource, int>();
        for (var seed = 0; seed < SmallWorld.Tested / 6; seed++)
        {
            // Two more products that are bought together often enough for a rule.
            var planted = Enumerable
                .Range(100, 15)
                .SelectMany(user => new[] { BasketWorld.Event(user, 20, 0), BasketWorld.Event(user, 21, 1) });
            worlds.Use(SmallWorld.Of([.. BasketWorld.Draw(seed).Events, .. seed % 2 == 0 ? planted : []]));
            Build();
            var oracle = new ChainOracle(worlds);
            var random = new Random(seed);
            for (var turn = 0; turn < Baskets; turn++)
            {
                // Products that no event has are among them.
                long[] basket =
                [
                    .. Enumerable
                        .Range(0, random.Next(4))
                        .Select(_ => random.NextInt64(0, 12))
                        .Append(turn == 0 ? 20 : 1)
                        .Distinct(),
                ];
                var options = new RecommendationOptions
                {
                    K = random.Next(1, 12),
                    MaxPerBrand = random.Next(3) == 0 ? random.Next(1, 4) : null,
                    PriceRange = random.Next(1, 101) / 100m,
                };

                var list = Room.For(RecommendationBasket.Products(basket), options);

                var expected = oracle.For(basket, options);
                Assert.Equal(
                    expected.Select(each => (each.Product, each.Source)),
                    list.Items.Select(each => (each.ProductId, each.Source))
                );
                Assert.Equal(Enumerable.Range(1, expected.Count), list.Items.Select(each => each.Rank));
                foreach (var item in list.Items)
                {
                    counts[item.Source] = counts.GetValueOrDefault(item.Source) + 1;
                }
            }
        }

        Assert.All(
            Enum.GetValues<RecommendationSource>(),
            source => Assert.True(counts.GetValueOrDefault(source) > 5, $"{source}")
        );
    }

    [Fact]
    public void For_AnyBasket_GivesAsManyAsThereAreAndNothingOfItTwice()
    {
        foreach (var seed in Enumerable.Range(20, 2))
        {
            var world = worlds.Use(BasketWorld.Draw(seed));
            Build();
            var products = world.Events.Select(each => each.ProductId).Distinct().ToArray();
            for (var k = 1; k <= 12; k += 2)
            {
                var items = Room.For(
                    RecommendationBasket.Product(products[0]),
                    new RecommendationOptions { K = k }
                ).Items;

                Assert.Equal(Math.Min(k, products.Length - 1), items.Count);
                Assert.Equal(items.Count, items.Select(each => each.ProductId).Distinct().Count());
                Assert.DoesNotContain(products[0], items.Select(each => each.ProductId));
                Assert.Equal(items.Select(each => each.Source).Order(), items.Select(each => each.Source));
                Assert.Equal(
                    items,
                    Room.For(RecommendationBasket.Product(products[0]), new RecommendationOptions { K = k }).Items
                );
            }
        }
    }

    [Fact]
    public void For_AtMostSoManyOfABrand_LimitsBrandsAndNotProductsWithoutOne()
    {
        worlds.Use(BasketWorld.Draw(31));
        Build();

        var items = Room.For(
            RecommendationBasket.Products(),
            new RecommendationOptions { K = 100, MaxPerBrand = 1 }
        ).Items;

        string[] brands = [.. items.Select(each => each.Brand).OfType<string>()];
        Assert.Equal(brands.Distinct(), brands);
        Assert.NotEmpty(brands);
        Assert.True(items.Count(each => each.Brand is null) > 1);
    }

    [Fact]
    public void For_UnknownProductOrUser_GivesWhatIsPopular()
    {
        worlds.Use(BasketWorld.Draw(32));
        Build();

        var product = Room.For(RecommendationBasket.Product(-1)).Items;
        var user = Room.For(RecommendationBasket.User(-1)).Items;

        Assert.NotEmpty(product);
        Assert.All(product, each => Assert.Equal(RecommendationSource.Popular, each.Source));
        Assert.Equal(product, user);
    }

    [Fact]
    public void For_SessionAndUser_TakeTheirProducts()
    {
        var world = worlds.Use(BasketWorld.Draw(33));
        Build();
        var (session, user) = worlds
            .Session.Connection.Query<(long, long)>(
                "select session_key, user_id from fact_sessions order by session_key"
            )
            .First();
        long[] ofSession =
        [
            .. worlds.Session.Connection.Query<long>(
                "select product_id from fact_events where session_key = $session group by product_id order by max(event_id)",
                new { session }
            ),
        ];
        long[] ofUser = [.. world.Events.Where(each => each.UserId == user).Select(each => each.ProductId).Distinct()];
        var all = new RecommendationOptions { K = 100 };

        Assert.Equal(
            Room.For(RecommendationBasket.Products(ofSession), all).Items,
            Room.For(RecommendationBasket.Session(session), all).Items
        );
        Assert.Equal(ofUser.Length, Room.For(RecommendationBasket.User(user), all).BasketProducts);
        Assert.Contains(
            "fact_sessions",
            Assert.Throws<ArgumentException>(() => Room.For(RecommendationBasket.Session(-1))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void For_WithoutTheTables_NamesTheCallThatBuildsThem()
    {
        worlds.Use(BasketWorld.Draw(34));

        Assert.Contains("BuildAffinity", Message(), StringComparison.Ordinal);
        Room.BuildAffinity();
        Assert.Contains("BuildNeighbours", Message(), StringComparison.Ordinal);

        string Message() =>
            Assert.Throws<InvalidOperationException>(() => Room.For(RecommendationBasket.Product(1))).Message;
    }

    private void Build()
    {
        Room.BuildAffinity(AnyRule with { Level = 0.5 });
        Room.BuildNeighbours(new NeighbourOptions { MinSessions = 2, Neighbours = 3 });
    }
}
