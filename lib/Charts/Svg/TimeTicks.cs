using System.Globalization;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Ticks of a time axis at round hours, days, Mondays, months or years (UTC).</summary>
internal static class TimeTicks
{
    private const double Second = 1_000;
    private const double Day = 86_400 * Second;

    private static readonly double[] Steps =
    [
        Second,
        10 * Second,
        60 * Second,
        300 * Second,
        900 * Second,
        1_800 * Second,
        3_600 * Second,
        3 * 3_600 * Second,
        6 * 3_600 * Second,
        12 * 3_600 * Second,
        Day,
        2 * Day,
        7 * Day,
        14 * Day,
    ];

    private static readonly int[] MonthSteps = [1, 3, 6, 12, 24, 60, 120];

    /// <summary>Places in milliseconds since 1970 inside [from, to], with labels.</summary>
    internal static IEnumerable<(double Place, string Label)> Between(double from, double to, int wanted)
    {
        foreach (double step in Steps)
        {
            if ((to - from) / step <= wanted)
            {
                return Even(from, to, step);
            }
        }

        int months = MonthSteps.FirstOrDefault(step => (to - from) / (step * 30.4 * Day) <= wanted, MonthSteps[^1]);
        return Months(from, to, months);
    }

    private static IEnumerable<(double, string)> Even(double from, double to, double step)
    {
        // 1970-01-05 was a Monday: whole weeks are counted from it.
        double origin = step >= 7 * Day ? 4 * Day : 0;
        foreach (double place in NiceTicks.Multiples(from - origin, to - origin, step))
        {
            var time = DateTime.UnixEpoch.AddMilliseconds(place + origin);
            string format =
                step >= Day || time.TimeOfDay == TimeSpan.Zero ? "MMM d"
                : step < 60 * Second ? "HH:mm:ss"
                : "HH:mm";
            yield return (place + origin, time.ToString(format, CultureInfo.InvariantCulture));
        }
    }

    private static IEnumerable<(double, string)> Months(double from, double to, int step)
    {
        var start = DateTime.UnixEpoch.AddMilliseconds(from);
        for (var month = new DateTime(start.Year, 1, 1); ; month = month.AddMonths(step))
        {
            double place = (month - DateTime.UnixEpoch).TotalMilliseconds;
            if (place > to)
            {
                yield break;
            }

            if (place >= from)
            {
                yield return (place, month.ToString(step >= 12 ? "yyyy" : "MMM yyyy", CultureInfo.InvariantCulture));
            }
        }
    }
}
