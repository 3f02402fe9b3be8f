using System.Globalization;

namespace EcommerceNotebooks.Funnels;

/// <summary>The attempts that start on one date (UTC).</summary>
/// <param name="Date">The date.</param>
/// <param name="Entries">Units whose attempt starts on it.</param>
/// <param name="Conversions">Those of them at the last required step.</param>
/// <param name="Conversion">Conversions over entries; null without entries.</param>
/// <param name="IsUnfinished">Whether the window of an attempt of this date can still be open at the end of what counts; of sessions without a window, whether the date itself is.</param>
public sealed record FunnelTrendDay(
    DateOnly Date,
    long Entries,
    long Conversions,
    double? Conversion,
    bool IsUnfinished
)
{
    private const int MostDays = 36_525;

    internal static FunnelTrendDay For(FunnelOptions options, FunnelGroup group, DateTime end)
    {
        var date = DateOnly.ParseExact(group.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new FunnelTrendDay(
            date,
            group.Units[0],
            group.Units[options.LastRequired - 1],
            group.Conversion,
            IsOpen(options, date, end)
        );
    }

    /// <summary>The days with those between, before and after them on which no attempt starts, from the first date to the last that counts; as they are where that is longer than a century, for then some time is wrong.</summary>
    internal static IReadOnlyList<FunnelTrendDay> WithEmptyDays(
        FunnelOptions options,
        IReadOnlyList<FunnelTrendDay> days,
        DateTime start,
        DateTime end
    )
    {
        var first = Math.Min(DateOnly.FromDateTime(start).DayNumber, days[0].Date.DayNumber);
        var last = Math.Max(DateOnly.FromDateTime(end.AddTicks(-1)).DayNumber, days[^1].Date.DayNumber);
        if (last - first >= MostDays)
        {
            return days;
        }

        var known = days.ToDictionary(day => day.Date);
        return
        [
            .. Enumerable
                .Range(first, last - first + 1)
                .Select(DateOnly.FromDayNumber)
                .Select(date => known.GetValueOrDefault(date) ?? new(date, 0, 0, null, IsOpen(options, date, end))),
        ];
    }

    private static bool IsOpen(FunnelOptions options, DateOnly date, DateTime end) =>
        end - date.ToDateTime(TimeOnly.MinValue) - TimeSpan.FromDays(1) < (options.EffectiveWindow ?? TimeSpan.Zero);
}
