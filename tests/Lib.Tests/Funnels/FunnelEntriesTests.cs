using EcommerceNotebooks.Funnels;
using Tests.Worlds;

namespace Tests.Funnels;

[Collection(WorldShop.Collection)]
public sealed class FunnelEntriesTests(WorldShop worlds)
{
    [Fact]
    public void Relate_PairsInSlicesOfUsers_CountsEachPairOnce()
    {
        var sliced = 0;
        foreach (var seed in Enumerable.Range(0, 24))
        {
            var world = worlds.Use(seed);
            var options = new FunnelOptions { Unit = FunnelUnit.UserAndProduct };
            var scripts = FunnelBuilder.Build(worlds.Session, options);

            FunnelEntries.Relate(scripts, options, mostKeys: 7);

            var entries = scripts.Query<FunnelCountRow>("funnel_step_counts.sql")[0].Units;
            Assert.Equal(FunnelOracle.Attempts(world, options).Count, entries);
            sliced += world.Events.Count > 7 && entries > 1 ? 1 : 0;
        }

        Assert.True(sliced > 15, $"{sliced} worlds in slices");
    }
}
