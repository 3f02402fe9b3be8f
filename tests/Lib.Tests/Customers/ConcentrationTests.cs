using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Customers;

[Collection(WorldShop.Collection)]
[Trait("Speed", "Slow")]
public sealed class ConcentrationTests(WorldShop worlds)
{
    [Fact]
    public void Concentration_OneTwoThreeFourNinety_HasGini072AndTopFifth90Percent()
    {
        decimal[] spends = [1, 2, 3, 4, 90];
        worlds.Use(SmallWorld.Of(spends.Select((spend, i) => Purchase(i + 1, spend))));

        var report = worlds.Session.Customers.Concentration();

        Assert.Equal(0.72, report.Gini!.Value, 1e-15);
        Assert.Equal((5, 100m), (report.Units, report.Revenue));
        var fifth = report.TopShares.Single(share => share.Top == 0.2);
        Assert.Equal((1L, 90m, 0.9), (fifth.Units, fifth.Revenue, fifth.RevenueShare!.Value));
        Assert.Equal([0, 0.2, 0.4, 0.6, 0.8, 1], report.Lorenz.Select(point => Math.Round(point.UnitShare, 12)));
        Assert.Equal([0, 0.01, 0.03, 0.06, 0.1, 1], report.Lorenz.Select(point => Math.Round(point.RevenueShare, 12)));
        Assert.NotEmpty(report.ToChart().ToSvg());
        Assert.Equal(4, report.ToTable().RowCount);
    }

    [Fact]
    public void Concentration_ManyWorlds_EqualsSumsByHand()
    {
        var computed = 0;
        foreach (var world in worlds.All())
        {
            var of = (ConcentrationOf)(world.Seed % 2);
            var filter = WorldOptions.Filter(world);
            DateTime? asOf = world.Seed % 3 == 0 ? WorldOptions.AsOf(world) : null;
            decimal[] sums =
            [
                .. RfmOracle
                    .Purchases(world, filter, asOf ?? DateTime.MaxValue)
                    .GroupBy(row => of == ConcentrationOf.Buyers ? row.UserId : row.ProductId)
                    .Select(unit => unit.Sum(row => row.Price ?? 0))
                    .Order(),
            ];

            var report = worlds.Session.Customers.Concentration(
                new ConcentrationOptions
                {
                    Of = of,
                    Filter = filter,
                    AsOf = asOf,
                }
            );

            Assert.Equal((sums.Length, sums.Sum()), (report.Units, report.Revenue));
            Assert.Equal(sums.Sum() > 0 && sums[0] >= 0, report.Gini is not null);
            if (report.Gini is { } gini)
            {
                // Gini's mean difference over all pairs, the definition.
                var differences = sums.Sum(one => sums.Sum(other => Math.Abs(one - other)));
                Assert.Equal((double)(differences / (2 * sums.Length * sums.Sum())), gini, 1e-12);
                Assert.Equal((1.0, 1.0), (report.Lorenz[^1].UnitShare, report.Lorenz[^1].RevenueShare));
                computed++;
            }

            foreach (var share in report.TopShares)
            {
                var units = (int)Math.Ceiling(sums.Length * (decimal)share.Top);
                Assert.Equal((units, sums.TakeLast(units).Sum()), (share.Units, share.Revenue));
            }
        }

        Assert.True(computed > SmallWorld.Share(80), $"{computed} worlds with a coefficient");
    }

    [Fact]
    public void Concentration_Metamorphoses_ChangeOnlyMoney()
    {
        foreach (var seed in TestScale.OneOf(3, Enumerable.Range(8, 10)))
        {
            var world = SmallWorld.Draw(seed);
            worlds.Use(world);
            var before = worlds.Session.Customers.Concentration();
            SmallWorld[] same =
            [
                world.Shuffled(),
                world.Relabelled(),
                world.Later(TimeSpan.FromDays(99)),
                world.Priced(7),
            ];
            foreach (var changed in same)
            {
                worlds.Use(changed);
                var after = worlds.Session.Customers.Concentration();
                Assert.Equal(before.Gini, after.Gini);
                Assert.Equal(before.Lorenz, after.Lorenz);
                Assert.Equal(
                    before.TopShares.Select(share => share.RevenueShare),
                    after.TopShares.Select(share => share.RevenueShare)
                );
            }
        }
    }

    [Fact]
    public void Concentration_NoPurchase_SaysSo()
    {
        worlds.Use(4);

        var report = worlds.Session.Customers.Concentration();

        Assert.Null(report.Gini);
        Assert.All(report.TopShares, share => Assert.Null(share.RevenueShare));
        Assert.Contains("There are no purchases", report.ToChart().ToString(), StringComparison.Ordinal);
    }

    private static CleanEvent Purchase(long user, decimal price) =>
        SmallWorld.Draw(1).Events[0] with
        {
            EventType = "purchase",
            UserId = user,
            Price = price,
        };
}
