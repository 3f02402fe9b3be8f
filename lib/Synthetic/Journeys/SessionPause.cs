using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>The hours or days for which a few sessions stay open.</summary>
internal static class SessionPause
{
    /// <summary>No session lasts longer than this beyond its pause.</summary>
    public const int LongestActivitySeconds = 13 * 3600;

    private const double OverADayShare = 0.00346;
    private const double HoursShare = 0.0200;
    private const double MedianHoursSeconds = 7_200.0;
    private const double HoursSpread = 0.8;
    private const int MostDays = 20;

    /// <summary>Seconds of the pause, 0 for most sessions; it takes place only if the session has a second view.</summary>
    public static int Seconds(ref SplitMix64 random, bool overADay, double meanFurtherDays)
    {
        var kind = random.NextUnit();
        if (kind < OverADayShare)
        {
            var days = Math.Min(1.0 + random.NextExponential(meanFurtherDays), MostDays);
            return overADay ? (int)(days * Months.MonthProfile.SecondsPerDay) : 0;
        }

        return kind < OverADayShare + HoursShare
            ? (int)
                Math.Min(
                    MedianHoursSeconds * Math.Exp(HoursSpread * random.NextNormal()),
                    0.95 * Months.MonthProfile.SecondsPerDay
                )
            : 0;
    }
}
