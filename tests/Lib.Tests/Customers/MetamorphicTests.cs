using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Customers;

/// <summary>What must not change, or change in a known way, when rows are stored in another order, users get other ids, prices are multiplied or everything happens later.</summary>
[Collection(WorldShop.Collection)]
[Trait("Speed", "Slow")]
public sealed class MetamorphicTests(WorldShop worlds)
{
    private static readonly TimeSpan Shift = TimeSpan.FromDays(40);

    // Worlds with buyers whose last purchases lie on different days.
    public static TheoryData<int> Seeds { get; } =
    [.. TestScale.OneOf(3, [8, 10, 14, 15, 16, 17, 19, 23, 25, 26, 30, 32])];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void ChurnRisk_ChangedWorld_ChangesWithIt(int seed)
    {
        var world = SmallWorld.Draw(seed);
        var options = Risk(world.End);
        worlds.Use(world);
        var before = worlds.Session.Customers.ChurnRisk(options);
        Assert.NotEmpty(before.Rows);

        worlds.Use(world.Shuffled());
        Assert.Equal(before.Rows, worlds.Session.Customers.ChurnRisk(options).Rows);

        worlds.Use(world.Relabelled());
        Assert.Equal(
            before
                .Rows.Select(row => row with { UserId = SmallWorld.Relabel(row.UserId) })
                .OrderByDescending(row => row.Spent)
                .ThenBy(row => row.UserId),
            worlds.Session.Customers.ChurnRisk(options).Rows
        );

        // The reason names the money spent.
        worlds.Use(world.Priced(3));
        var priced = worlds.Session.Customers.ChurnRisk(options);
        Assert.Equal(
            before.Rows.Select(row => row with { Spent = 3 * row.Spent, Reason = "" }),
            priced.Rows.Select(row => row with { Reason = "" })
        );
        Assert.Equal(3 * before.Revenue, priced.Revenue);

        worlds.Use(world.Later(Shift));
        Assert.Equal(
            before.Rows.Select(row => row with { LastPurchase = row.LastPurchase + Shift }),
            worlds.Session.Customers.ChurnRisk(Risk(world.End + Shift)).Rows
        );
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void BuyerHistories_ChangedWorld_ChangeOnlyInMoney(int seed)
    {
        var world = SmallWorld.Draw(seed);
        var options = new LifetimeOptions { AsOf = world.End.Date.AddDays(1) };
        worlds.Use(world);
        var before = worlds.Session.Customers.PurchaseHistories(options);
        var spends = Spends();
        Assert.NotEmpty(before);

        worlds.Use(world.Shuffled());
        Assert.Equal(before, worlds.Session.Customers.PurchaseHistories(options));
        Assert.Equal(spends, Spends());

        worlds.Use(world.Relabelled());
        Assert.Equal(before, worlds.Session.Customers.PurchaseHistories(options));
        Assert.Equal(
            spends.Select(row => (User: SmallWorld.Relabel(row.User), row.Money)).OrderBy(row => row.User),
            Spends()
        );

        worlds.Use(world.Priced(3));
        Assert.Equal(before, worlds.Session.Customers.PurchaseHistories(options));
        Assert.Equal(spends.Select(row => (row.User, 3 * row.Money)), Spends());

        worlds.Use(world.Later(Shift));
        Assert.Equal(before, worlds.Session.Customers.PurchaseHistories(options with { AsOf = options.AsOf + Shift }));
        Assert.Equal(spends, Spends());
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TimeToNextPurchase_ChangedWorld_StaysTheSame(int seed)
    {
        var world = SmallWorld.Draw(seed);
        var every = seed % 2 == 0;
        worlds.Use(world);
        var before = worlds.Session.Customers.TimeToNextPurchase(
            new NextPurchaseOptions { AsOf = world.End.AddDays(9), EveryPurchase = every }
        );
        Assert.True(before.Count > 0);

        foreach (var other in new[] { world.Shuffled(), world.Relabelled(), world.Priced(3) })
        {
            worlds.Use(other);
            Check(
                worlds.Session.Customers.TimeToNextPurchase(
                    new NextPurchaseOptions { AsOf = world.End.AddDays(9), EveryPurchase = every }
                )
            );
        }

        worlds.Use(world.Later(Shift));
        Check(
            worlds.Session.Customers.TimeToNextPurchase(
                new NextPurchaseOptions { AsOf = world.End.AddDays(9) + Shift, EveryPurchase = every }
            )
        );

        void Check(KaplanMeier after)
        {
            Assert.Equal((before.Count, before.Events), (after.Count, after.Events));
            Assert.Equal(before.Steps, after.Steps);
        }
    }

    private static ChurnRiskOptions Risk(DateTime asOf) =>
        new()
        {
            MinimumQuietDays = 0,
            Rfm = new RfmOptions { AsOf = asOf },
            MaximumRecencyScore = 4,
            MinimumFrequencyScore = 1,
        };

    private List<(long User, decimal Money)> Spends() =>
        worlds
            .Session.Connection.Query<(long, decimal)>(
                "select user_id, repeat_spend from lifetime_customers order by user_id"
            )
            .AsList();
}
