using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Questions.Recommendations.Neighbours;
using EcommerceNotebooks.Questions.Recommendations.Popularity;
using EcommerceNotebooks.Warehouse;
using Tests.Worlds;

namespace Tests.Recommendations;

[Trait("Speed", "Slow")]
[Collection(WorldShop.Collection)]
public sealed class NeighbourTests(WorldShop worlds)
{
    [Fact]
    public void NeighboursFollowersAndPopularity_RandomWorlds_EqualTheOracle()
    {
        var (neighbours, followers, popular) = (0, 0, 0);
        foreach (var world in BasketWorld.All(worlds))
        {
            var options = Options(world);
            var oracle = new NeighbourOracle(world, options);

            var report = worlds.Session.Recommendations.BuildNeighbours(options);
            var written = Written("predictions_product_neighbours");
            Assert.Equal(oracle.Neighbours(), written);
            Assert.Equal((oracle.Items, written.Length), (report.Items, report.Rows));
            neighbours += written.Length;

            worlds.Session.Recommendations.BuildFollowers(options);
            written = Written("predictions_product_followers");
            Assert.Equal(oracle.Followers(), written);
            followers += written.Length;

            popular += ComparePopular(world);
        }

        Assert.True(neighbours > SmallWorld.Share(2_000), $"{neighbours} neighbours");
        Assert.True(followers > SmallWorld.Share(2_000), $"{followers} followers");
        Assert.True(popular > SmallWorld.Share(500), $"{popular} popular products");
    }

    [Fact]
    public void Neighbours_OfAProduct_AreItsRowsOfTheTable()
    {
        worlds.Use(BasketWorld.Draw(11));
        Assert.Contains(
            "BuildNeighbours",
            Assert.Throws<InvalidOperationException>(() => worlds.Session.Recommendations.Neighbours(1)).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "BuildFollowers",
            Assert.Throws<InvalidOperationException>(() => worlds.Session.Recommendations.Followers(1)).Message,
            StringComparison.Ordinal
        );
        var report = worlds.Session.Recommendations.BuildNeighbours();
        worlds.Session.Recommendations.BuildFollowers();

        var of = worlds.Session.Recommendations.Neighbours(1);

        Assert.NotEmpty(of);
        Assert.Equal(Written("predictions_product_neighbours").Where(row => row.ProductId == 1), of.Select(Rounded));
        Assert.Equal(
            Written("predictions_product_followers").Where(row => row.ProductId == 1),
            worlds
                .Session.Recommendations.Followers(1)
                .Select(row => Rounded(new(row.ProductId, row.Rank, row.FollowerId, row.Weight, row.Sessions)))
        );
        Assert.Empty(worlds.Session.Recommendations.Neighbours(-5));
        Assert.Empty(
            ContractVerifier.Violations(
                worlds.Session,
                ["predictions_product_neighbours", "predictions_product_followers", "dim_products"]
            )
        );
        Assert.StartsWith("predictions_product_neighbours has ", report.Sentence, StringComparison.Ordinal);
        Assert.Equal(3, report.ToTable().Rows.Length);
    }

    [Fact]
    public void BuildNeighbours_Again_GivesTheSameToTheLastDigit()
    {
        foreach (var similarity in Enum.GetValues<NeighbourSimilarity>())
        {
            var options = new NeighbourOptions { Similarity = similarity, MinSessions = 1 };
            var world = worlds.Use(BasketWorld.Draw(12));
            worlds.Session.Recommendations.BuildNeighbours(options);
            var first = Exact();
            worlds.Use(world.Shuffled());
            worlds.Session.Recommendations.BuildNeighbours(options with { ItemsAtOnce = 40 });

            Assert.NotEmpty(first);
            Assert.Equal(first, Exact());
        }
    }

    /// <summary>Two products always together and nowhere else are as alike as can be.</summary>
    [Fact]
    public void Cosine_AlwaysTogether_IsOne()
    {
        worlds.Use(BasketWorld.Of([1, 2], [1, 2], [3, 4], [3], [4, 5], [5]));
        worlds.Session.Recommendations.BuildNeighbours(new() { MinSessions = 1 });
        Assert.Equal(1, worlds.Session.Recommendations.Neighbours(1).Single().Similarity, 1e-15);
        Assert.Equal(0.5, worlds.Session.Recommendations.Neighbours(3).Single().Similarity, 1e-15);
    }

    /// <summary>a, b, c: b follows a at once, c two later; the second session has a and c alone (Ludewig and Jannach, 2018).</summary>
    [Fact]
    public void Followers_ThreeProducts_CountOneOverTheDistance()
    {
        worlds.Use(BasketWorld.Of([1, 2, 3], [1, 3]));
        worlds.Session.Recommendations.BuildFollowers(new() { MinSessions = 1 });
        Assert.Equal(
            [(3L, 1.5, 2L), (2L, 1.0, 1L)],
            worlds.Session.Recommendations.Followers(1).Select(row => (row.FollowerId, row.Weight, row.Sessions))
        );
        Assert.Empty(worlds.Session.Recommendations.Followers(3));
    }

    [Fact]
    public void Popular_HalfLife_HalvesAnEvent()
    {
        worlds.Use(
            SmallWorld.Of([BasketWorld.Event(1, 1, 0), BasketWorld.Event(1, 2, 100), BasketWorld.Event(2, 1, 0)])
        );
        var report = worlds.Session.Recommendations.Popular(
            new()
            {
                AsOf = new DateTime(2019, 10, 1, 12, 1, 40).AddSeconds(0.5),
                HalfLife = TimeSpan.FromSeconds(100.5),
            }
        );
        Assert.Equal([(1L, 2L, 1.0)], report.Products.Select(row => (row.ProductId, row.Events, row.Score)).Take(1));
        Assert.Equal(Math.Pow(0.5, 0.5 / 100.5), report.Products[1].Score, 1e-9);
        Assert.Equal(2, report.ToTable().Rows.Length);
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        worlds.Use(9);
        var good = new NeighbourOptions();
        NeighbourOptions[] wrong =
        [
            good with
            {
                K1 = 0,
            },
            good with
            {
                B = 1.1,
            },
            good with
            {
                Neighbours = 0,
            },
            good with
            {
                MinSessions = 0,
            },
            good with
            {
                SessionProducts = 1,
            },
            good with
            {
                Steps = 11,
            },
            good with
            {
                ItemsAtOnce = 0,
            },
            good with
            {
                Weights = new(0, 0, 0),
            },
            good with
            {
                Weights = new(-1),
            },
            good with
            {
                Similarity = (NeighbourSimilarity)5,
            },
        ];
        Assert.All(
            wrong,
            options =>
                Assert.ThrowsAny<ArgumentException>(() => worlds.Session.Recommendations.BuildNeighbours(options))
        );
        var popular = new PopularityOptions { AsOf = new DateTime(2019, 12, 1) };
        PopularityOptions[] wrongToo =
        [
            popular with
            {
                HalfLife = TimeSpan.Zero,
            },
            popular with
            {
                Products = 0,
            },
            popular with
            {
                By = (PopularityBy)7,
            },
        ];
        Assert.All(
            wrongToo,
            options => Assert.ThrowsAny<ArgumentException>(() => worlds.Session.Recommendations.Popular(options))
        );
    }

    private int ComparePopular(SmallWorld world)
    {
        var options = new PopularityOptions
        {
            AsOf = world.End.AddHours(-(world.Seed % 50)),
            HalfLife = TimeSpan.FromHours(1 + (world.Seed * 7)),
            Weights = world.Seed % 2 == 0 ? new() : new(0, 0, 1),
            By = (PopularityBy)(world.Seed % 3),
            Products = 1 + (world.Seed % 4),
        };
        var events = EventFilterOracle.Take(world, new EventFilter { To = options.AsOf });
        var expected = events
            .GroupBy(row => row.ProductId)
            .Select(rows =>
                (
                    Group: Group(world, options.By, rows.Key),
                    Id: rows.Key,
                    Events: rows.LongCount(row => NeighbourOracle.Weight(options.Weights, row.EventType) > 0),
                    Score: rows.Sum(row =>
                        NeighbourOracle.Weight(options.Weights, row.EventType)
                        * Math.Pow(0.5, (options.AsOf - row.EventTime) / options.HalfLife)
                    )
                )
            )
            .Where(row => row.Group is not null && row.Events > 0)
            .GroupBy(row => row.Group!)
            .OrderBy(rows => rows.Key, StringComparer.Ordinal)
            .SelectMany(rows =>
                rows.OrderByDescending(row => Math.Round(row.Score, 7))
                    .ThenByDescending(row => row.Events)
                    .ThenBy(row => row.Id)
                    .Take(options.Products)
                    .Select((row, place) => (row.Group!, place + 1, row.Id, row.Events, Math.Round(row.Score, 5)))
            )
            .ToArray();

        var report = worlds.Session.Recommendations.Popular(options);

        Assert.Equal(
            expected,
            report.Products.Select(row =>
                (row.GroupName, row.Rank, row.ProductId, row.Events, Math.Round(row.Score, 5))
            )
        );
        return expected.Length;
    }

    // The latest that is known of the product, whatever its event.
    private static string? Group(SmallWorld world, PopularityBy by, long product) =>
        by == PopularityBy.All
            ? "all"
            : world
                .Events.Where(row => row.ProductId == product)
                .OrderByDescending(row => row.EventId)
                .Select(row => by == PopularityBy.Brand ? row.Brand : row.CategoryCode)
                .FirstOrDefault(value => value is not null);

    private static NeighbourOptions Options(SmallWorld world)
    {
        var random = new Random(world.Seed);
        return new()
        {
            Similarity = (NeighbourSimilarity)random.Next(2),
            Weights = random.Next(3) == 0 ? new(0, 2, 7) : new(),
            MinSessions = 1 + random.Next(2),
            Neighbours = 1 + random.Next(8),
            SessionProducts = 2 + random.Next(6),
            Steps = 1 + random.Next(5),
            ItemsAtOnce = random.Next(2) == 0 ? 8_000_000 : 40 + random.Next(40),
            K1 = 0.5 + random.NextDouble(),
            B = random.NextDouble(),
            AsOf = random.Next(3) == 0 ? world.End.AddHours(-random.Next(90)) : null,
            Filter =
                random.Next(4) == 0
                    ? EventFilterOracle.KnownTo(
                        world,
                        new EventFilter { Category = "toys", Segment = random.Next(2) == 0 ? null : "Active User" }
                    )
                    : EventFilter.All,
        };
    }

    private ProductNeighbour[] Written(string relation)
    {
        return
        [
            .. worlds
                .Session.Connection.Query<ProductNeighbour>(
                    relation.EndsWith("followers", StringComparison.Ordinal)
                        ? "select product_id, rank, follower_id as neighbour_id, weight as similarity, sessions from predictions_product_followers order by product_id, rank"
                        : "select * from predictions_product_neighbours order by product_id, rank"
                )
                .Select(Rounded),
        ];
    }

    private string[] Exact() =>
        [
            .. worlds.Session.Connection.Query<string>(
                "select concat_ws(' ', product_id, rank, neighbour_id, similarity, sessions) from predictions_product_neighbours order by product_id, rank"
            ),
        ];

    private static ProductNeighbour Rounded(ProductNeighbour row) =>
        row with
        {
            Similarity = Math.Round(row.Similarity, 9),
        };
}
