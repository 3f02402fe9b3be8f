using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Questions.Dashboard;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Dashboard;

/// <summary>What a dashboard's filter takes of a world, one event at a time; times of a zone are the system's.</summary>
internal sealed class DashboardOracle
{
    private static readonly string[] Zones =
    [
        "UTC",
        "UTC",
        "Europe/Berlin",
        "Asia/Kolkata",
        "America/St_Johns",
        "America/Sao_Paulo",
        "Pacific/Auckland",
    ];

    private readonly TimeZoneInfo zone;

    internal DashboardOracle(SmallWorld world, DashboardFilter filter)
    {
        World = world;
        Filter = filter;
        zone = TimeZoneInfo.FindSystemTimeZoneById(filter.TimeZone);
        Events = [.. EventFilterOracle.Take(world, filter.ToEvents(null, null)).Where(IsTaken)];
    }

    internal SmallWorld World { get; }

    internal DashboardFilter Filter { get; }

    /// <summary>The events that the filter takes.</summary>
    internal IReadOnlyList<CleanEvent> Events { get; }

    /// <summary>Random filters of the first worlds, one each.</summary>
    internal static IEnumerable<DashboardOracle> Random(WorldShop worlds, int filters)
    {
        for (var run = 0; run < filters; run++)
        {
            var world = worlds.Use(run % SmallWorld.Count);
            yield return new DashboardOracle(world, Draw(world, new Random(run)));
        }
    }

    /// <summary>What the filter takes without its type and with its dates in UTC, as questions about histories of users take it.</summary>
    internal DashboardOracle OfHistories() => new(World, Filter with { EventType = null, TimeZone = "UTC" });

    /// <summary>The filter of dates in UTC for other questions.</summary>
    internal EventFilter ToEvents() =>
        Filter.ToEvents(Filter.From?.ToDateTime(TimeOnly.MinValue), Filter.To?.ToDateTime(TimeOnly.MinValue));

    /// <summary>Every date from the first to the last of the filter and the log; none where the filter takes no event.</summary>
    internal IEnumerable<DateOnly> Dates => Events.Count == 0 ? [] : AllDates;

    /// <summary>The same, whether the filter takes an event or not.</summary>
    internal IEnumerable<DateOnly> AllDates
    {
        get
        {
            if (World.Events.Count == 0)
            {
                yield break;
            }

            var last = World.Events.Max(Date) is var end && Filter.To <= end ? Filter.To.Value.AddDays(-1) : end;
            var first = World.Events.Min(Date) is var begin && Filter.From > begin ? Filter.From.Value : begin;
            for (var date = first; date <= last; date = date.AddDays(1))
            {
                yield return date;
            }
        }
    }

    /// <summary>A filter drawn at random; the names are ones of the world.</summary>
    internal static DashboardFilter Draw(SmallWorld world, Random random)
    {
        var filter = new DashboardFilter { TimeZone = Zones[random.Next(Zones.Length)] };
        if (world.Events.Count == 0)
        {
            return filter;
        }

        var drawn = world.Events[random.Next(world.Events.Count)];
        var from = DateOnly.FromDateTime(drawn.EventTime).AddDays(random.Next(-2, 2));
        return
            filter with
            {
                From = random.Next(2) == 0 ? null : from,
                To = random.Next(2) == 0 ? null : from.AddDays(random.Next(1, 12)),
                EventType = random.Next(3) > 0 ? null : drawn.EventType,
                Category =
                    random.Next(3) > 0 ? null
                    : random.Next(2) == 0 ? drawn.CategoryCode
                    : drawn.CategoryCode?.Split('.')[0],
                WithoutCategory = random.Next(3) == 0 && drawn.CategoryCode is null,
                Brand = random.Next(3) > 0 ? null : drawn.Brand,
                WithoutBrand = random.Next(3) == 0 && drawn.Brand is null,
                Segment = random.Next(3) > 0 ? null : EventFilterOracle.Segment(world, drawn.UserId),
            }
                is var all
            && all is { WithoutCategory: true, Category: not null } or { WithoutBrand: true, Brand: not null }
            ? filter
            : all;
    }

    /// <summary>An event's time in the filter's zone.</summary>
    internal DateTime Local(CleanEvent row) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(row.EventTime, DateTimeKind.Utc), zone);

    /// <summary>An event's date in the filter's zone.</summary>
    internal DateOnly Date(CleanEvent row) => DateOnly.FromDateTime(Local(row));

    /// <summary>Monday is 1.</summary>
    internal int Weekday(CleanEvent row) => ((int)Local(row).DayOfWeek + 6) % 7 + 1;

    private bool IsTaken(CleanEvent row) =>
        (Filter.From is null || Date(row) >= Filter.From)
        && (Filter.To is null || Date(row) < Filter.To)
        && (Filter.EventType is null || row.EventType == Filter.EventType);
}

/// <summary>Sums of events, one event at a time.</summary>
internal sealed record OracleSums(
    long Events,
    long Views,
    long Carts,
    long Removes,
    long Purchases,
    long Priced,
    decimal Revenue
)
{
    internal static OracleSums Of(IEnumerable<CleanEvent> events)
    {
        var sums = new OracleSums(0, 0, 0, 0, 0, 0, 0);
        foreach (var row in events)
        {
            var isPurchase = row.EventType == "purchase";
            sums = new OracleSums(
                sums.Events + 1,
                sums.Views + (row.EventType == "view" ? 1 : 0),
                sums.Carts + (row.EventType == "cart" ? 1 : 0),
                sums.Removes + (row.EventType == "remove_from_cart" ? 1 : 0),
                sums.Purchases + (isPurchase ? 1 : 0),
                sums.Priced + (isPurchase && row.Price is not null ? 1 : 0),
                sums.Revenue + (isPurchase ? row.Price ?? 0 : 0)
            );
        }

        return sums;
    }

    internal decimal? MeanItemPrice => Priced == 0 ? null : decimal.Round(Revenue / Priced, 2);

    internal decimal? RevenuePerEvent => Events == 0 ? null : decimal.Round(Revenue / Events, 2);

    internal double? PurchasesPerView => Views == 0 ? null : (double)Purchases / Views;
}
