using System.Globalization;
using System.Runtime.InteropServices;

namespace EcommerceNotebooks.DuckDb;

/// <summary>An INTERVAL: months, days and microseconds, which DuckDB keeps apart because their lengths vary.</summary>
/// <param name="Months">Whole months; twelve make a year.</param>
/// <param name="Days">Whole days.</param>
/// <param name="Microseconds">Microseconds of time of day.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDbInterval(int Months, int Days, long Microseconds)
{
    /// <summary>The interval of a time span: whole days apart from the rest; ticks below one microsecond are refused.</summary>
    /// <exception cref="ArgumentException">The span is not a whole number of microseconds.</exception>
    public static DuckDbInterval FromTimeSpan(TimeSpan span)
    {
        if (span.Ticks % TimeSpan.TicksPerMicrosecond != 0)
        {
            throw new ArgumentException($"span is {span}, but an INTERVAL holds whole microseconds.", nameof(span));
        }

        return new(0, span.Days, (span.Ticks - (span.Days * TimeSpan.TicksPerDay)) / TimeSpan.TicksPerMicrosecond);
    }

    /// <summary>The time span of this interval, a day being 24 hours.</summary>
    /// <exception cref="InvalidCastException">The interval has months, which have no fixed length, or is too long for TimeSpan.</exception>
    public TimeSpan ToTimeSpan()
    {
        if (Months != 0)
        {
            throw new InvalidCastException(
                $"The INTERVAL '{this}' has months, which have no fixed length: read it as DuckDbInterval."
            );
        }

        var ticks = (Int128)Days * TimeSpan.TicksPerDay + (Int128)Microseconds * TimeSpan.TicksPerMicrosecond;
        return ticks >= long.MinValue && ticks <= long.MaxValue
            ? new TimeSpan((long)ticks)
            : throw new InvalidCastException(
                $"The INTERVAL '{this}' is too long for TimeSpan: read it as DuckDbInterval."
            );
    }

    /// <summary>The three parts, such as "14 months 3 days 1500000 microseconds".</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Months} months {Days} days {Microseconds} microseconds");
}
