using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Periods;
using Tests.Worlds;

namespace Tests.Periods;

/// <summary>Filters, instants and units drawn for a world by its seed, so that all kinds of them meet all kinds of worlds.</summary>
internal static class PeriodWorlds
{
    private static readonly string?[] Categories = [null, null, null, "electronics"];
    private static readonly string?[] Brands = [null, null, null, "apple"];
    private static readonly string?[] Segments = [null, null, null, "Occasional User"];

    /// <summary>The end of the world or some hours or weeks after; in one of four worlds an instant within it.</summary>
    internal static DateTime AsOf(SmallWorld world, Random random) =>
        random.Next(4) == 0 && world.Events.Count > 0
            ? world.Events[random.Next(world.Events.Count)].EventTime
            : random.Next(3) switch
            {
                0 => world.End,
                1 => world.End.Date.AddDays(1),
                _ => world.End.AddHours(random.Next(1, 1_200)),
            };

    internal static EventFilter Filter(SmallWorld world, Random random)
    {
        DateTime? from =
            random.Next(2) == 0 && world.Events.Count > 0
                ? world.Events[random.Next(world.Events.Count)].EventTime.AddSeconds(random.Next(2))
                : null;
        var filter = new EventFilter
        {
            From = random.Next(3) == 0 ? from?.Date : from,
            To = random.Next(4) == 0 ? world.End.AddHours(24 - random.Next(48)) : null,
            Category = Categories[random.Next(Categories.Length)],
            Brand = Brands[random.Next(Brands.Length)],
            Segment = Segments[random.Next(Segments.Length)],
        };
        return EventFilterOracle.KnownTo(world, filter.From > filter.To ? filter with { To = null } : filter);
    }

    internal static CalendarPeriod Unit(Random random) => (CalendarPeriod)random.Next(3);

    /// <summary>Any event half of the time.</summary>
    internal static EventKind Kind(Random random) => (EventKind)Math.Max(0, random.Next(-4, 5));
}
