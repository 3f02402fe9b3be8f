using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Funnels;
using EcommerceNotebooks.Warehouse.Columns;
using Tests.Worlds;

namespace Tests.Funnels;

[Collection(WorldShop.Collection)]
public sealed class JourneyFunnelTests(WorldShop worlds)
{
    // User 500 has more events than a batch, the users around it a few each; all in the order of users.
    private const string Journeys = """
        select
            cast(case when i < 300000 then i // 600 when i < 900000 then 500 else 501 + (i - 900000) // 7 end as bigint) as user_id,
            cast(i * 31 % 1000 as bigint) as product_id,
            timestamp '2019-10-01' + to_seconds(i) as event_time,
            cast(['view', 'cart', 'purchase'][1 + i * 13 % 3] as enum ('view', 'cart', 'remove_from_cart', 'purchase')) as event_type
        from range(1200000) as rows (i)
        """;

    [Theory]
    [InlineData(FunnelUnit.User)]
    [InlineData(FunnelUnit.UserAndProduct)]
    public void Count_FactsInAnotherOrder_LeavesTheFunnelToTheOtherWay(FunnelUnit unit)
    {
        var left = 0;
        foreach (var seed in Enumerable.Range(0, 12))
        {
            var world = worlds.Use(SmallWorld.Draw(seed));
            var options = new FunnelOptions { Unit = unit };
            var inOrder = JourneyFunnel.Count(Scripts(options), options);
            var before = worlds.Session.Funnels.Count(options);
            worlds.Session.Connection.Execute(
                "create or replace table fact_events as select * from fact_events order by hash(event_id)"
            );

            left += JourneyFunnel.Count(Scripts(options), options) is null ? 1 : 0;

            Assert.NotNull(inOrder);
            Assert.Equal(before.Steps, worlds.Session.Funnels.Count(options).Steps);
            Assert.Equal(FunnelOracle.Attempts(world, options).Count, before.Steps[0].Units);
        }

        Assert.True(left > 6, $"{left} worlds out of order");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Fill_ManyUsersAndThreads_DealsEachUserOutWhole(int threads)
    {
        using var shop = Shop.InMemory();
        using var chunks = new ColumnReader(shop.Connection, Journeys);
        var reader = new JourneyReader(chunks, CancellationToken.None);
        var counts = new Dictionary<long, int>();

        await Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(Take)));

        Assert.True(reader.IsInOrder);
        Assert.Equal((1_200_000, 600_000), (counts.Values.Sum(), counts[500]));
        Assert.All(
            counts,
            user =>
                Assert.Equal(
                    user.Key < 500 ? 600
                        : user.Key == 500 ? 600_000
                        : LastUsers(user.Key),
                    user.Value
                )
        );

        void Take()
        {
            var batch = new JourneyBatch();
            while (reader.Fill(batch))
            {
                var users = batch.Users.ToArray().CountBy(user => user).ToArray();
                Assert.Equal(batch.Count, batch.Products.Length + batch.Times.Length - batch.Types.Length);
                lock (counts)
                {
                    foreach (var (user, events) in users)
                    {
                        counts.Add(user, events);
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(Journeys + " union all " + Journeys)]
    [InlineData("select * replace (cast(1200000 - user_id as bigint) as user_id) from (" + Journeys + ")")]
    public void Count_UsersComeBackOrBackwards_EndsAndSaysSo(string sql)
    {
        using var shop = Shop.InMemory();
        using var chunks = new ColumnReader(shop.Connection, sql);
        var reader = new JourneyReader(chunks, CancellationToken.None);
        var counter = new JourneyCounter(new FunnelOptions { Unit = FunnelUnit.User }, [1, 2, 0, 4], null);
        var batch = new JourneyBatch();

        while (counter.IsInOrder && reader.Fill(batch))
        {
            counter.Count(batch);
        }

        Assert.False(counter.IsInOrder && reader.IsInOrder);
    }

    [Fact]
    public void Add_ManyUsersProducts_KnowsEachUsersStepsAlone()
    {
        var random = new Random(3);
        var products = new ProductSteps();
        for (var user = 0; user < 2_000; user++)
        {
            (int Product, byte Steps)[] events =
            [
                .. Enumerable
                    .Range(0, random.Next(1, 200))
                    .Select(_ => (random.Next(-20, 60) * 65_536, (byte)random.Next(1, 8))),
            ];
            products.Clear(events.Length);
            foreach (var (product, steps) in events)
            {
                products.Add(product, steps);
            }

            var expected = events
                .GroupBy(each => each.Product)
                .ToDictionary(group => group.Key, group => group.Aggregate(0, (bits, each) => bits | each.Steps));
            Assert.All(expected, each => Assert.Equal(each.Value, products.StepsOf(each.Key)));
            Assert.Equal(
                (
                    expected.Values.Count(steps => steps == 1),
                    expected.Values.Count(steps => steps > 1 && steps % 2 == 1)
                ),
                (products.WithFirstStepAlone, products.WithFirstStepAndOthers)
            );
        }
    }

    private static int LastUsers(long user) => user < 501 + (300_000 / 7) ? 7 : 300_000 % 7;

    private FunnelScripts Scripts(FunnelOptions options) => new(worlds.Session, options);
}
