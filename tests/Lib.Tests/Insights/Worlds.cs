using EcommerceNotebooks;
using Tests.Support;

namespace Tests.Insights;

/// <summary>Small shops, cleaned and with all tables built, for insights to be compared with sums done by hand.</summary>
internal static class Worlds
{
    internal static Shop Built(IEnumerable<RawEvent> rows)
    {
        var shop = RawEvents.Open(rows);
        shop.Pipeline.Clean();
        shop.Pipeline.BuildSessions();
        shop.Pipeline.BuildStarSchema();
        return shop;
    }

    internal static decimal Revenue(IEnumerable<CleanEvent> events) =>
        events.Where(row => row.EventType == "purchase").Sum(row => row.Price ?? 0);

    internal static int Count(IEnumerable<CleanEvent> events, string type) =>
        events.Count(row => row.EventType == type);

    internal static IReadOnlyList<CleanEvent[]> Sessions(IEnumerable<CleanEvent> events) =>
        [.. events.GroupBy(row => row.SessionKey).Select(session => session.OrderBy(row => row.EventId).ToArray())];

    internal static double? Ratio(double over, double under) => under == 0 ? null : over / under;

    internal static decimal? Money(decimal over, int under) => under == 0 ? null : over / under;

    /// <summary>Every date from the first instant's to the last one's, those on which nothing happened too.</summary>
    internal static IEnumerable<DateOnly> Dates(IEnumerable<DateTime> instants)
    {
        DateOnly[] dates = [.. instants.Select(DateOnly.FromDateTime)];
        for (var date = dates.Min(); date <= dates.Max(); date = date.AddDays(1))
        {
            yield return date;
        }
    }

    internal static bool Has(IEnumerable<CleanEvent> events, string type) => events.Any(row => row.EventType == type);

    /// <summary>The quantile that lies linearly between its neighbours, as textbooks define it.</summary>
    internal static decimal? Quantile(IEnumerable<decimal> values, decimal share)
    {
        decimal[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
        {
            return null;
        }

        decimal place = (sorted.Length - 1) * share;
        int low = (int)Math.Floor(place);
        int high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((sorted[high] - sorted[low]) * (place - low));
    }

    internal static void Equal(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } known)
        {
            Assert.Equal(known, actual!.Value, 1e-9);
        }
    }

    /// <summary>Equal but for the rounding to cents.</summary>
    internal static void Equal(decimal? expected, decimal? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } known)
        {
            Assert.InRange(actual!.Value, known - 0.01m, known + 0.01m);
        }
    }
}
