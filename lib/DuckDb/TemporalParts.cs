using System.Globalization;

namespace EcommerceNotebooks.DuckDb;

/// <summary>Exact passage between .NET's dates and times (ticks of 100 ns) and DuckDB's counts since 1970-01-01; what does not fit is refused.</summary>
internal static class TemporalParts
{
    private const int EpochDay = 719162;
    private const long EpochTicks = EpochDay * TimeSpan.TicksPerDay;

    internal static int Days(DateOnly date) => date.DayNumber - EpochDay;

    internal static long Microseconds(TimeOnly time) => WholeMicroseconds(time.Ticks, time);

    internal static long Microseconds(DateTime time) => WholeMicroseconds(time.Ticks - EpochTicks, time);

    internal static long Microseconds(DateTimeOffset instant) =>
        WholeMicroseconds(instant.UtcTicks - EpochTicks, instant);

    internal static DateOnly ToDate(int days)
    {
        var day = (long)days + EpochDay;
        return days is int.MaxValue or -int.MaxValue ? throw Infinite("DATE", days > 0)
            : day >= 0 && day <= DateOnly.MaxValue.DayNumber ? DateOnly.FromDayNumber((int)day)
            : throw OutOfRange("DATE", days, "days", "DateOnly");
    }

    /// <summary>The date and time of a count of units, of which <paramref name="unitsPerTick"/> or <paramref name="ticksPerUnit"/> is 1.</summary>
    internal static DateTime ToDateTime(
        long count,
        long ticksPerUnit,
        long unitsPerTick,
        string type,
        DateTimeKind kind
    )
    {
        if (count is long.MaxValue or -long.MaxValue)
        {
            throw Infinite(type, count > 0);
        }

        if (count % unitsPerTick != 0)
        {
            throw new InvalidCastException(
                $"The {type} {count.ToString(CultureInfo.InvariantCulture)} ns since 1970 lies between two ticks of 100 ns: read it as long, or cast it to TIMESTAMP."
            );
        }

        var ticks = ((Int128)count * ticksPerUnit / unitsPerTick) + EpochTicks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime((long)ticks, kind)
            : throw OutOfRange(type, count, "units", "DateTime");
    }

    internal static TimeOnly ToTime(long count, long ticksPerUnit, long unitsPerTick, string type)
    {
        var span = ToSpan(count, ticksPerUnit, unitsPerTick, type);
        return span.Ticks < TimeSpan.TicksPerDay
            ? new TimeOnly(span.Ticks)
            : throw new InvalidCastException(
                $"The {type} is 24:00:00, which TimeOnly does not hold: read it as TimeSpan or long."
            );
    }

    internal static TimeSpan ToSpan(long count, long ticksPerUnit, long unitsPerTick, string type) =>
        count % unitsPerTick == 0
            ? new TimeSpan(count * ticksPerUnit / unitsPerTick)
            : throw new InvalidCastException(
                $"The {type} of {count} ns lies between two ticks of 100 ns: read it as long."
            );

    private static long WholeMicroseconds(long ticks, IFormattable shown) =>
        ticks % TimeSpan.TicksPerMicrosecond == 0
            ? ticks / TimeSpan.TicksPerMicrosecond
            : throw new ArgumentException(
                $"{shown.ToString("O", CultureInfo.InvariantCulture)} is not a whole number of microseconds, which is what DuckDB keeps: round it first."
            );

    private static InvalidCastException Infinite(string type, bool positive) =>
        new(
            $"The {type} is {(positive ? "infinity" : "-infinity")}, which .NET's types do not hold: read it as its count, int or long."
        );

    private static InvalidCastException OutOfRange(string type, long count, string unit, string clr) =>
        new(
            $"The {type} of {count.ToString(CultureInfo.InvariantCulture)} {unit} from 1970-01-01 is outside {clr}: read it as its count, int or long."
        );
}
