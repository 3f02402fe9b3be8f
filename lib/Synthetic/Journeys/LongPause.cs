using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>The hours or days for which a few sessions stay open; known from the session's own stream before its events are, so that sessions reaching into a month can be picked cheaply.</summary>
internal static class LongPause
{
    /// <summary>No session lasts longer than this beyond its long pause.</summary>
    public const long LongestActivitySeconds = 12 * 3600;

    private const double OverADayShare = 0.0036;
    private const double HoursShare = 0.02;
    private const double DaySeconds = 86_400.0;

    /// <summary>Seconds of the pause, 0 for most sessions; it takes place only if the session has a second event.</summary>
    public static long Seconds(PlannedSession session, ulong seed, bool sessionsOverADay)
    {
        var random = new Xoshiro256(session.Hash(seed, RandomStream.Pause));
        var kind = random.NextUnit();
        if (kind < OverADayShare)
        {
            return sessionsOverADay
                ? (long)Math.Min(DaySeconds * (1.0 + random.NextExponential(3.2)), 20.0 * DaySeconds)
                : 0;
        }

        return kind < OverADayShare + HoursShare
            ? (long)Math.Min(random.NextLogNormal(7_200.0, 0.8), 0.95 * DaySeconds)
            : 0;
    }
}
