using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Months;

/// <summary>When sessions start: a month's days times the published hours, as a distribution that can be inverted; one for sessions that buy and one for all others.</summary>
internal sealed class ActivityCalendar
{
    private const int SecondsPerHour = 3600;
    private readonly CumulativeTable buying;
    private readonly CumulativeTable others;

    /// <summary>The calendar of a month; with <paramref name="withOutage"/> nobody sets out to buy while purchases are silenced.</summary>
    public ActivityCalendar(MonthProfile month, bool withOutage)
    {
        var buys = new double[month.Days * HourProfile.Hours];
        var rest = new double[buys.Length];
        var hours = month.Hours;
        var sessionsOfHours = hours.Sessions.Sum();
        for (var day = 0; day < month.Days; day++)
        {
            var heard = new double[HourProfile.Hours];
            for (var hour = 0; hour < heard.Length; hour++)
            {
                var start = month.Start + (day * (long)MonthProfile.SecondsPerDay) + (hour * SecondsPerHour);
                heard[hour] = hours.Buys[hour] * (withOutage ? PurchaseOutage.HeardShare(start) : 1.0);
            }

            var total = heard.Sum();
            for (var hour = 0; hour < heard.Length; hour++)
            {
                var slot = (day * HourProfile.Hours) + hour;
                var sessions = month.DaySessions[day] * hours.Sessions[hour] / sessionsOfHours;
                buys[slot] = total > 0.0 ? month.DayBuys[day] * heard[hour] / total : 0.0;
                rest[slot] = Math.Max(sessions - buys[slot], 0.2 * sessions);
            }
        }

        buying = new CumulativeTable(buys);
        others = new CumulativeTable(rest);
    }

    /// <summary>The second of the month at which the given share, in [0, 1), of the month's sessions that buy, or do not, has started.</summary>
    public int SecondAt(double share, bool buys)
    {
        var (slot, within) = (buys ? buying : others).DrawWithin(share);
        return (slot * SecondsPerHour) + (int)(within * SecondsPerHour);
    }
}
