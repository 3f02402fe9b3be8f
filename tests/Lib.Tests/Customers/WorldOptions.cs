using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Filters;
using Tests.Worlds;

namespace Tests.Customers;

/// <summary>Options drawn for a world by its seed, so that all kinds of them meet all kinds of worlds.</summary>
internal static class WorldOptions
{
    internal static RfmOptions Rfm(SmallWorld world) =>
        new()
        {
            AsOf = AsOf(world),
            Filter = Filter(world),
            Frequency = (RfmFrequency)(world.Seed % 3),
            Monetary = (RfmMonetary)(world.Seed / 3 % 2),
            Scoring = (RfmScoring)(world.Seed / 6 % 2),
            Map = (world.Seed % 4) switch
            {
                0 => SegmentMap.WithAtRisk,
                1 => SegmentMap.Chain,
                _ => SegmentMap.Default,
            },
        };

    /// <summary>The end of the world or some days after, in one of three worlds an instant within it.</summary>
    internal static DateTime AsOf(SmallWorld world)
    {
        var random = new Random(world.Seed);
        return random.Next(3) == 0 && world.Events.Count > 0
            ? world.Events[random.Next(world.Events.Count)].EventTime
            : world.End.AddDays(random.Next(4) * 10);
    }

    /// <summary>The midnight after the last day of which everything counts: days are seen as a whole, in whole seconds.</summary>
    internal static DateTime EndOfLastWholeDay(DateTime asOf, EventFilter filter) =>
        (filter.To < asOf ? filter.To.Value : asOf).AddSeconds(1).Date;

    internal static EventFilter Filter(SmallWorld world) =>
        EventFilterOracle.KnownTo(
            world,
            (world.Seed % 5) switch
            {
                1 => new EventFilter { Category = "electronics" },
                2 => new EventFilter { Brand = "apple", From = world.End.AddDays(-20) },
                3 => new EventFilter { Segment = "Occasional User", To = world.End.AddSeconds(-1) },
                _ => EventFilter.All,
            }
        );
}
