using System.Globalization;

namespace EcommerceNotebooks.DuckDb;

/// <summary>A TIME WITH TIME ZONE: a local time of day and its offset from UTC.</summary>
/// <param name="Time">The local time, from 00:00:00 to 24:00:00 inclusive.</param>
/// <param name="Offset">East of UTC positive, in whole seconds, less than 16 hours.</param>
public readonly record struct DuckDbTimeTz(TimeSpan Time, TimeSpan Offset)
{
    private const int OffsetBits = 24;
    private const int LargestOffsetSeconds = (16 * 60 * 60) - 1;

    /// <summary>Such as 23:59:59.5+01:30:00.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(int)Time.TotalHours:00}:{Time.Minutes:00}:{Time.Seconds:00}.{Time.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond:000000}{(Offset < TimeSpan.Zero ? '-' : '+')}{Offset:hh\\:mm\\:ss}"
        );

    /// <summary>Unpacks DuckDB's bits: microseconds, then the offset counted down from its largest, so that equal instants sort by time.</summary>
    internal static DuckDbTimeTz FromBits(ulong bits)
    {
        var microseconds = (long)(bits >> OffsetBits);
        var offset = LargestOffsetSeconds - (int)(bits & ((1UL << OffsetBits) - 1));
        return new(TimeSpan.FromMicroseconds(microseconds), TimeSpan.FromSeconds(offset));
    }

    /// <exception cref="ArgumentException">The time or the offset is outside its range or too fine.</exception>
    internal ulong ToBits()
    {
        var offset = Offset.Ticks / TimeSpan.TicksPerSecond;
        if (
            Math.Abs(offset) > LargestOffsetSeconds
            || Offset.Ticks % TimeSpan.TicksPerSecond != 0
            || Time < TimeSpan.Zero
            || Time > TimeSpan.FromDays(1)
            || Time.Ticks % TimeSpan.TicksPerMicrosecond != 0
        )
        {
            throw new ArgumentException(
                $"{this} is no TIME WITH TIME ZONE: microseconds of one day, whole seconds of less than 16 hours."
            );
        }

        return ((ulong)(Time.Ticks / TimeSpan.TicksPerMicrosecond) << OffsetBits)
            | (ulong)(LargestOffsetSeconds - offset);
    }
}
