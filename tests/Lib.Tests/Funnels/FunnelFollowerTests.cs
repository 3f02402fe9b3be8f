using EcommerceNotebooks.Funnels;
using Tests.Worlds;

namespace Tests.Funnels;

[Collection(WorldShop.Collection)]
public sealed class FunnelFollowerTests(WorldShop worlds)
{
    [Fact]
    public void Follow_UnitsInSlicesOfUsers_FindsTheAttemptsOfOneSlice()
    {
        var sliced = 0;
        foreach (var seed in Enumerable.Range(0, 40))
        {
            var world = worlds.Use(seed);
            var options = new FunnelOptions { Unit = FunnelUnit.UserAndProduct, Window = TimeSpan.FromMinutes(20) };
            var scripts = FunnelBuilder.Build(worlds.Session, options);
            FunnelEntries.Relate(scripts, options);
            var whole = scripts.Query<FunnelCountRow>("funnel_step_counts.sql");
            var followed = scripts.ReadKeys("open_units.sql").Count;

            FunnelFollower.Follow(scripts, options, mostEvents: 7);

            Assert.Equal(whole, scripts.Query<FunnelCountRow>("funnel_step_counts.sql"));
            sliced += world.Events.Count > 7 && followed > 1 ? 1 : 0;
        }

        Assert.True(sliced > 10, $"{sliced} worlds in slices");
    }

    [Fact]
    public void PlaceOf_ManyUnits_FindsThoseGivenAndNoOther()
    {
        var random = new Random(5);
        Int128[] keys =
        [
            .. Enumerable.Range(0, 5_000).Select(_ => Draw()).Distinct(),
            0,
            -1,
            Int128.MinValue,
            (Int128)long.MaxValue << 64,
        ];
        var open = new OpenUnits(keys);

        Assert.All(keys, (key, place) => Assert.Equal(place, open.PlaceOf(key)));
        Assert.All(
            Enumerable.Range(1, 100_000).Select(_ => Draw()).Except(keys),
            key => Assert.Equal(-1, open.PlaceOf(key))
        );
        Assert.Equal(-1, new OpenUnits([]).PlaceOf(0));

        Int128 Draw() => new((ulong)random.NextInt64(50), (ulong)random.NextInt64());
    }
}
