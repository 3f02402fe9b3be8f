using System.Globalization;

namespace EcommerceNotebooks.Funnels;

/// <summary>The attempts that start on one date (UTC).</summary>
/// <param name="Date">The date.</param>
/// <param name="Entries">Units whose attempt starts on it.</param>
/// <param name="Conversions">Those of them at the last required step.</param>
/// <param name="Conversion">Conversions over entries.</param>
/// <param name="IsUnfinished">Whether the window of an attempt of this date can still be open at the end of what counts; of sessions without a window, whether the date itself is.</param>
public sealed record FunnelTrendDay(
    DateOnly Date,
    long Entries,
    long Conversions,
    double? Conversion,
    bool IsUnfinished
)
{
    internal static FunnelTrendDay For(FunnelOptions options, FunnelGroup group, DateTime end)
    {
        var date = DateOnly.ParseExact(group.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        var left = end - date.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new FunnelTrendDay(
            date,
            group.Units[0],
            group.Units[options.LastRequired - 1],
            group.Conversion,
            left < (options.EffectiveWindow ?? TimeSpan.Zero)
        );
    }
}
