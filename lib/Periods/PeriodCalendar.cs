using System.Globalization;

namespace EcommerceNotebooks.Periods;

/// <summary>Consecutive periods, counted from 0, from the one of the first day to the one of the last instant before an end.</summary>
internal sealed class PeriodCalendar
{
    private const int Longest = 2_000;

    private readonly DateOnly firstStart;
    private readonly DateTime end;

    /// <summary>The periods between two instants, the end not included; none where the start is missing or not before the end, or where there are more than 2,000.</summary>
    internal PeriodCalendar(CalendarPeriod unit, DateTime? start, DateTime end)
    {
        if (!Enum.IsDefined(unit))
        {
            throw new ArgumentOutOfRangeException(nameof(unit), unit, "A period is a day, a week or a month.");
        }

        this.end = end;
        Unit = unit;
        FirstDay = DateOnly.FromDateTime(start ?? end);
        firstStart = StartOf(unit, FirstDay);
        Count = start < end ? IndexOf(LastDay) + 1 : 0;
        if (Count > Longest)
        {
            Reason = string.Create(
                CultureInfo.InvariantCulture,
                $"From {FirstDay:yyyy-MM-dd} to {LastDay:yyyy-MM-dd} there are {Count:N0} {unit.ToString().ToLowerInvariant()}s, but at most {Longest:N0} can be told apart: choose weeks or months, a later From or an earlier AsOf."
            );
            Count = 0;
        }
    }

    /// <summary>Why there are no periods although the start is before the end; null where there is no such reason.</summary>
    internal string? Reason { get; }

    internal CalendarPeriod Unit { get; }

    internal int Count { get; }

    /// <summary>The first day that counts; it may lie within the first period.</summary>
    internal DateOnly FirstDay { get; }

    /// <summary>The last day with an instant before the end.</summary>
    internal DateOnly LastDay => DateOnly.FromDateTime(end.AddTicks(-1));

    /// <summary>The first day of the first period.</summary>
    internal DateOnly FirstStart => firstStart;

    /// <summary>The first day of a period.</summary>
    internal DateOnly StartOf(int period) =>
        Unit switch
        {
            CalendarPeriod.Day => firstStart.AddDays(period),
            CalendarPeriod.Week => firstStart.AddDays(7 * period),
            _ => firstStart.AddMonths(period),
        };

    /// <summary>Whether a period lies before the end as a whole.</summary>
    internal bool HasEnded(int period) => StartOf(period + 1).ToDateTime(TimeOnly.MinValue) <= end;

    /// <summary>The number of the period that a day lies in; negative before the first.</summary>
    internal int IndexOf(DateOnly day)
    {
        var start = StartOf(Unit, day);
        return Unit switch
        {
            CalendarPeriod.Day => start.DayNumber - firstStart.DayNumber,
            CalendarPeriod.Week => (start.DayNumber - firstStart.DayNumber) / 7,
            _ => (12 * (start.Year - firstStart.Year)) + start.Month - firstStart.Month,
        };
    }

    /// <summary>The number of the period that starts on a day.</summary>
    /// <exception cref="ArgumentException">None does.</exception>
    internal int Starting(DateOnly day, string parameter)
    {
        if (Reason is not null)
        {
            throw new ArgumentException(Reason, parameter);
        }

        var period = IndexOf(day);
        return period >= 0 && period < Count && StartOf(period) == day
            ? period
            : throw new ArgumentException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"No {Unit.ToString().ToLowerInvariant()} of this analysis starts on {day:yyyy-MM-dd}."
                ),
                parameter
            );
    }

    private static DateOnly StartOf(CalendarPeriod unit, DateOnly day) =>
        unit switch
        {
            CalendarPeriod.Day => day,
            CalendarPeriod.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            _ => new DateOnly(day.Year, day.Month, 1),
        };
}
