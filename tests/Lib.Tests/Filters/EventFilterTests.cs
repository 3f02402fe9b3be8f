using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Filters;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Filters;

[Collection(WorldShop.Collection)]
public sealed class EventFilterTests(WorldShop worlds)
{
    private static readonly string?[] Categories = [null, "electronics", "electronics.audio", "kids.toys", "nothing"];
    private static readonly string?[] Brands = [null, "apple", "none", "nobody"];
    private static readonly string?[] Segments = [null, "Power User", "Occasional User", "One-time User"];

    [Fact]
    public void FilteredEvents_ManyWorldsAndFilters_AreWhatTheConditionsSay()
    {
        var taken = 0;
        foreach (var world in worlds.All())
        {
            var filter = Draw(world);

            var ids = Ids(filter);

            Assert.Equal(EventFilterOracle.Take(world, filter).Select(row => row.EventId).Order(), ids);
            taken += ids.Count > 0 && ids.Count < world.Events.Count ? 1 : 0;
        }

        Assert.True(taken > SmallWorld.Share(30), $"{taken} filters took a part");
    }

    [Fact]
    public void FilteredEvents_NoCondition_AreAllEvents()
    {
        var world = worlds.Use(30);

        Assert.Equal(world.Events.Count, Ids(null).Count);
        Assert.Equal(world.Events.Count, Ids(EventFilter.All).Count);
    }

    [Fact]
    public void FilteredEvents_RangeEnds_AreHalfOpen()
    {
        var world = worlds.Use(30);
        var instant = world.Events[0].EventTime;

        Assert.Empty(Ids(new EventFilter { From = instant, To = instant }));
        Assert.Equal(
            world.Events.Count(row => row.EventTime == instant),
            Ids(new EventFilter { From = instant, To = instant.AddSeconds(1) }).Count
        );
    }

    [Fact]
    public void FilteredEvents_ContradictionOrEmptyText_IsRefusedWithItsName()
    {
        worlds.Use(30);
        var late = new DateTime(2019, 10, 2);

        var range = Assert.Throws<ArgumentException>(() =>
            Ids(new EventFilter { From = late, To = late.AddSeconds(-1) })
        );
        Assert.Contains("2019-10-02 is after 2019-10-01 23:59:59", range.Message, StringComparison.Ordinal);
        Assert.Contains(
            "Brand is empty",
            Assert.Throws<ArgumentException>(() => Ids(new EventFilter { Brand = " " })).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void FilteredEvents_UnknownNames_AreRefusedWithTheNearestThereAre()
    {
        var world = worlds.Use(30);
        string brand = world.Events.First(row => row.Brand is not null).Brand!;

        Assert.Contains(brand, Refused(new EventFilter { Brand = brand + "x" }, "brand"), StringComparison.Ordinal);
        Assert.Contains(
            "electronics",
            Refused(new EventFilter { Category = "electronic" }, "category"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Power User",
            Refused(new EventFilter { Segment = "power user" }, "segment"),
            StringComparison.Ordinal
        );
        Assert.Throws<ArgumentException>(() => Ids(new EventFilter { Brand = brand, WithoutBrand = true }));
        Assert.Equal(
            "without a category, without a brand",
            new EventFilter { WithoutCategory = true, WithoutBrand = true }.Describe()
        );
    }

    [Fact]
    public void FilteredEvents_NothingBuilt_NamesTheStep()
    {
        using var shop = Shop.InMemory();

        Assert.Contains(
            "shop.Pipeline.Clean()",
            Assert.Throws<InvalidOperationException>(() => new FilteredEvents(shop.OnConnection, null)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Describe_SomeConditions_NamesThem()
    {
        var filter = new EventFilter
        {
            From = new DateTime(2019, 10, 1),
            To = new DateTime(2019, 11, 1, 6, 0, 0),
            Category = "electronics",
            Segment = "Power User",
        };

        Assert.Equal(
            "from 2019-10-01, before 2019-11-01 06:00:00, category electronics, segment Power User",
            filter.Describe()
        );
        Assert.Equal("all events", EventFilter.All.Describe());
    }

    private static EventFilter Draw(SmallWorld world)
    {
        var random = new Random(world.Seed);
        var instants = world.Events.Select(row => row.EventTime).Distinct().Order().ToArray();
        var filter = new EventFilter
        {
            From = random.Next(2) == 0 || instants.Length == 0 ? null : instants[random.Next(instants.Length) / 2],
            To = random.Next(2) == 0 ? null : world.End.AddSeconds(-random.Next(3)),
            Category = Categories[random.Next(3) == 0 ? random.Next(Categories.Length) : 0],
            Brand = Brands[random.Next(3) == 0 ? random.Next(Brands.Length) : 0],
            Segment = Segments[random.Next(3) == 0 ? random.Next(Segments.Length) : 0],
            WithoutCategory = random.Next(6) == 0,
            WithoutBrand = random.Next(6) == 0,
        };
        return EventFilterOracle.KnownTo(
            world,
            filter with
            {
                Category = filter.WithoutCategory ? null : filter.Category,
                Brand = filter.WithoutBrand ? null : filter.Brand,
            }
        );
    }

    private string Refused(EventFilter filter, string kind)
    {
        string message = Assert.Throws<ArgumentException>(() => Ids(filter)).Message;
        Assert.Contains($"There is no {kind} ", message, StringComparison.Ordinal);
        return message;
    }

    private List<long> Ids(EventFilter? filter) =>
        worlds
            .Session.Connection.Query<long>(
                "select event_id from filtered_events($filter_from, $filter_to, $filter_category, $filter_brand, $filter_segment) order by event_id",
                new FilteredEvents(worlds.Session, filter).Parameters()
            )
            .AsList();
}
