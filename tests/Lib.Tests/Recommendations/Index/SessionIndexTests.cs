using EcommerceNotebooks;
using EcommerceNotebooks.Questions.Recommendations;
using Tests.Recommendations.NextItem;
using Tests.Worlds;

namespace Tests.Recommendations.Index;

[Trait("Speed", "Slow")]
[Collection(WorldShop.Collection)]
public sealed class SessionIndexTests(WorldShop worlds)
{
    [Fact]
    public void SessionIndex_RandomWorlds_EqualTheOracle()
    {
        var sessions = 0;
        var shortened = 0;
        foreach (var world in worlds.All())
        {
            var options = Options(world);
            var oracle = new RankerOracle(world, options);

            var index = worlds.Session.Recommendations.SessionIndex(options);

            AssertEqual(oracle, index, options);
            sessions += index.Sessions;
            shortened += oracle.Products.Count(product => oracle.Count(product) > options.SessionsPerItem);
        }

        Assert.True(sessions > SmallWorld.Share(500), $"{sessions} sessions");
        Assert.True(shortened > SmallWorld.Share(50), $"{shortened} products in more sessions than are kept");
    }

    [Fact]
    public void SessionIndex_WithoutWhatComesFromAsOfOn_IsTheSame()
    {
        var cut = 0;
        foreach (var world in worlds.All(SmallWorld.Share(30)).ToArray())
        {
            worlds.Use(world.Seed);
            var options = Options(world) with { From = null };
            var whole = Contents(worlds.Session.Recommendations.SessionIndex(options));
            var before = world.Events.Where(row => row.EventTime < (options.AsOf ?? DateTime.MaxValue)).ToArray();
            worlds.Use(SmallWorld.Of(before));

            var early = Contents(worlds.Session.Recommendations.SessionIndex(options with { AsOf = null }));

            Assert.Equal(whole, early);
            cut += before.Length < world.Events.Count ? 1 : 0;
        }

        Assert.True(cut > SmallWorld.Share(7), $"{cut} worlds that go on");
    }

    [Fact]
    public void SessionIndex_OneSessionMore_LowersNoCount()
    {
        foreach (var world in worlds.All(SmallWorld.Share(20)).ToArray())
        {
            if (world.Events.Count == 0)
            {
                continue;
            }

            worlds.Use(world.Seed);
            var before = worlds.Session.Recommendations.SessionIndex();
            var row = world.Events[0];
            worlds.Use(
                SmallWorld.Of([
                    .. world.Events,
                    row with
                    {
                        UserId = 999,
                        ProductId = 1,
                        EventType = "view",
                    },
                    row with
                    {
                        UserId = 999,
                        ProductId = 2,
                        EventType = "view",
                    },
                ])
            );

            var after = worlds.Session.Recommendations.SessionIndex();

            Assert.Equal(before.Sessions + 1, after.Sessions);
            Assert.All(
                Enumerable.Range(0, before.Items),
                item =>
                {
                    var product = before.ProductOf(item);
                    Assert.Equal(
                        before.CountOf(item) + (product <= 2 ? 1 : 0),
                        after.CountOf(after.ItemOf(product)!.Value)
                    );
                }
            );
        }
    }

    [Fact]
    public void SessionIndex_WithoutEvents_KnowsNothing()
    {
        worlds.Use(0);

        var index = worlds.Session.Recommendations.SessionIndex();

        Assert.Equal((0, 0, 0), (index.Sessions, index.Items, index.Events));
        Assert.Null(index.ItemOf(1));
        Assert.Empty(new VstanRanker(index).Recommend([1, 2], 5));
        Assert.Empty(new PopularityRanker(index).Recommend([], 5));
    }

    [Fact]
    public void SessionIndex_OptionsOutOfRange_AreRefused()
    {
        worlds.Use(9);
        var room = worlds.Session.Recommendations;
        Assert.Throws<ArgumentOutOfRangeException>(() => room.SessionIndex(new() { EventsPerSession = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => room.SessionIndex(new() { SessionsPerItem = 0 }));
        Assert.Throws<ArgumentException>(() =>
            room.SessionIndex(new() { From = new(2019, 10, 2), AsOf = new(2019, 10, 2) })
        );
    }

    internal static SessionIndexOptions Options(SmallWorld world)
    {
        var random = new Random(world.Seed);
        var times = world.Events.Select(row => row.EventTime).Order().ToArray();
        DateTime? At(double share) => times.Length == 0 ? null : times[(int)(share * (times.Length - 1))];
        return new SessionIndexOptions
        {
            From = random.Next(3) == 0 ? At(0.2) : null,
            AsOf = random.Next(2) == 0 ? At(0.8)?.AddSeconds(1) : null,
            EventsPerSession = random.Next(2) == 0 ? 20 : random.Next(2, 6),
            SessionsPerItem = random.Next(2) == 0 ? 5_000 : random.Next(1, 4),
        };
    }

    private static void AssertEqual(RankerOracle oracle, SessionIndex index, SessionIndexOptions options)
    {
        Assert.Equal(oracle.Products, Enumerable.Range(0, index.Items).Select(index.ProductOf));
        Assert.Equal(oracle.Sessions.Length, index.Sessions);
        for (var session = 0; session < index.Sessions; session++)
        {
            var plain = oracle.Sessions[session];
            Assert.Equal(plain.Products, Products(index, session));
            Assert.Equal(plain.Products.Distinct().Count(), index.DistinctItemsOf(session));
            Assert.Equal(plain.Time, DateTime.UnixEpoch.AddSeconds(index.TimeOf(session)));
        }

        for (var item = 0; item < index.Items; item++)
        {
            Assert.Equal(oracle.Count(oracle.Products[item]), index.CountOf(item));
            Assert.Equal(
                oracle.With(oracle.Products[item]).Select(session => Array.IndexOf(oracle.Sessions, session)),
                index.SessionsOf(item).ToArray()
            );
            Assert.Equal(item, index.ItemOf(oracle.Products[item]));
        }

        Assert.Same(options, index.Options);
    }

    private static long[] Products(SessionIndex index, int session) =>
        Array.ConvertAll(index.ItemsOf(session).ToArray(), index.ProductOf);

    private static string Contents(SessionIndex index) =>
        string.Join(
            '\n',
            Enumerable
                .Range(0, index.Sessions)
                .Select(session => $"{index.TimeOf(session)}: {string.Join(' ', Products(index, session))}")
                .Append(string.Join(' ', Enumerable.Range(0, index.Items).Select(index.ProductOf)))
        );
}
