using Tests.Support;

namespace Tests.StarSchema;

/// <summary>The dimensions and daily figures as one would add them up by hand, from events in the order of their numbers.</summary>
internal static class StarSchemaOracle
{
    internal static IEnumerable<DimUser> Users(IReadOnlyList<CleanEvent> events) =>
        events
            .GroupBy(row => row.UserId)
            .OrderBy(group => group.Key)
            .Select(group =>
            {
                var sessions = group.Select(row => row.SessionKey).Distinct().Count();
                return new DimUser(
                    group.Key,
                    group.First().EventTime,
                    group.Last().EventTime,
                    group.Count(),
                    Count(group, "view"),
                    Count(group, "cart"),
                    sessions,
                    Orders(group),
                    Count(group, "purchase"),
                    Revenue(group),
                    First(group, "view"),
                    First(group, "cart"),
                    First(group, "purchase"),
                    sessions >= 10 ? "Power User"
                        : sessions >= 5 ? "Active User"
                        : sessions >= 2 ? "Occasional User"
                        : "One-time User"
                );
            });

    internal static IEnumerable<DimProduct> Products(IReadOnlyList<CleanEvent> events) =>
        events
            .GroupBy(row => row.ProductId)
            .OrderBy(group => group.Key)
            .Select(group =>
            {
                var prices = group.Select(row => row.Price).OfType<decimal>().ToList();
                return new DimProduct(
                    group.Key,
                    group.LastOrDefault(row => row.Brand is not null)?.Brand,
                    group.LastOrDefault(row => row.CategoryId is not null)?.CategoryId,
                    group.LastOrDefault(row => row.CategoryCode is not null)?.CategoryCode,
                    prices.Count == 0 ? null : Round(prices.Sum() / prices.Count),
                    prices.Count == 0 ? null : prices[^1],
                    prices.Count == 0 ? null : prices.Min(),
                    prices.Count == 0 ? null : prices.Max(),
                    group.Count(),
                    Count(group, "view"),
                    Count(group, "cart"),
                    Count(group, "remove_from_cart"),
                    Count(group, "purchase"),
                    Revenue(group),
                    group.First().EventTime,
                    group.Last().EventTime
                );
            });

    internal static IEnumerable<ProductVariant> Variants(IReadOnlyList<CleanEvent> events) =>
        events
            .GroupBy(row => (row.ProductId, row.Brand, row.CategoryId, row.CategoryCode, row.Price, row.EventType))
            .Select(group => new ProductVariant(
                group.Key.ProductId,
                group.Key.Brand,
                group.Key.CategoryId,
                group.Key.CategoryCode,
                group.Key.Price,
                group.Key.EventType,
                group.LongCount(),
                group.Min(row => row.EventId),
                group.Max(row => row.EventId),
                group.Min(row => row.EventTime),
                group.Max(row => row.EventTime)
            ))
            .OrderBy(variant => variant.ProductId)
            .ThenBy(variant => variant.FirstEventId);

    internal static IEnumerable<UserDay> UserDays(IReadOnlyList<CleanEvent> events) =>
        events
            .GroupBy(row => (row.UserId, row.EventTime.Date))
            .OrderBy(group => group.Key)
            .Select(group => new UserDay(
                group.Key.UserId,
                group.Key.Date,
                Count(group, "view"),
                Count(group, "cart"),
                Count(group, "remove_from_cart"),
                Count(group, "purchase"),
                group.Select(row => row.SessionKey).Distinct().Count(),
                Orders(group),
                Revenue(group)
            ));

    internal static IEnumerable<DailyKpis> Days(IReadOnlyList<CleanEvent> events) =>
        Dates(events)
            .GroupJoin(
                events,
                date => date,
                row => row.EventTime.Date,
                (date, rows) => (Key: date, Rows: rows.ToArray())
            )
            .Select(day =>
            {
                var group = day.Rows;
                var users = group.Select(row => row.UserId).Distinct().Count();
                var orders = Orders(group);
                return new DailyKpis(
                    day.Key,
                    group.Length,
                    Count(group, "view"),
                    Count(group, "cart"),
                    Count(group, "remove_from_cart"),
                    Count(group, "purchase"),
                    users,
                    group.Select(row => row.SessionKey).Distinct().Count(),
                    orders,
                    Revenue(group),
                    orders == 0 ? null : Round(Revenue(group) / orders),
                    users == 0 ? null : Round(Revenue(group) / users)
                );
            });

    private static IEnumerable<DateTime> Dates(IReadOnlyList<CleanEvent> events)
    {
        if (events.Count > 0)
        {
            var last = events.Max(row => row.EventTime).Date;
            for (var date = events.Min(row => row.EventTime).Date; date <= last; date = date.AddDays(1))
            {
                yield return date;
            }
        }
    }

    private static long Count(IEnumerable<CleanEvent> events, string type) =>
        events.Count(row => row.EventType == type);

    private static DateTime? First(IEnumerable<CleanEvent> events, string type) =>
        events.FirstOrDefault(row => row.EventType == type)?.EventTime;

    private static decimal Revenue(IEnumerable<CleanEvent> events) =>
        events.Where(row => row.EventType == "purchase").Sum(row => row.Price ?? 0);

    private static int Orders(IEnumerable<CleanEvent> events) =>
        events.Where(row => row.EventType == "purchase").Select(row => row.SessionKey).Distinct().Count();

    private static decimal Round(decimal value) => Math.Round(value, 2, MidpointRounding.AwayFromZero);
}
