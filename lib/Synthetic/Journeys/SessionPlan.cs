using EcommerceNotebooks.Synthetic.Population;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Lays out every session of a month by user, then orders them by start: 16 bytes a session are all that grows with the month.</summary>
internal static class SessionPlan
{
    private const int MostSessions = 400;
    private const double SameDayShare = 0.30;
    private const double NextDaysShare = 0.30;
    private const double Fading = 0.2;

    /// <summary>The sessions that start in the month, in their total order.</summary>
    public static PlannedSession[] ForMonth(UserPopulation population, MonthProfile month, ulong seed)
    {
        var calendar = new ActivityCalendar(month);
        var sessions = new List<PlannedSession>();
        for (var index = 0; index < population.Count; index++)
        {
            var shopper = population[index];
            if (shopper.ComesIn(month.Index))
            {
                AddSessions(sessions, shopper, month, calendar, seed);
            }
        }

        var plan = sessions.ToArray();
        Array.Sort(plan);
        return plan;
    }

    private static void AddSessions(
        List<PlannedSession> sessions,
        Shopper shopper,
        MonthProfile month,
        ActivityCalendar calendar,
        ulong seed
    )
    {
        var random = new Xoshiro256(
            Hash64.Of(seed, (ulong)RandomStream.Plan, (ulong)shopper.Index, (ulong)month.Index)
        );
        var registersNow = shopper.Arrival >= 0.0 && month.Index == shopper.Months.First;
        var arrival = registersNow ? shopper.Arrival : 0.0;
        var further = ((shopper.Stays ? month.SessionsPerStayingUser : month.SessionsPerUser) - 1.0) * shopper.Activity;

        // Who registers late has less of the month left; twice the remaining share keeps the mean over all arrivals.
        var count = Math.Min(
            1 + random.NextPoisson(registersNow ? further * 2.0 * (1.0 - arrival) : further),
            MostSessions
        );
        var start = calendar.SecondAt(registersNow ? arrival : EarlierRather(random.NextUnit()));
        for (var ordinal = 0; ordinal < count; ordinal++)
        {
            sessions.Add(new PlannedSession(start, shopper.Index, (short)month.Index, (short)ordinal));
            var any = registersNow ? arrival + ((1.0 - arrival) * random.NextUnit()) : EarlierRather(random.NextUnit());
            start = Revisit(ref random, start, month, calendar) ?? calendar.SecondAt(any);
        }
    }

    // Some users come back on the same day, or within a few days at about the same hour, if the shop is busy then; null for all others.
    private static long? Revisit(ref Xoshiro256 random, long start, MonthProfile month, ActivityCalendar calendar)
    {
        var kind = random.NextUnit();
        var revisit =
            kind < SameDayShare ? start + 60 + (long)Math.Min(random.NextLogNormal(3_000.0, 1.0), 40_000.0)
            : kind < SameDayShare + NextDaysShare
                ? start + (86_400L * (1 + (int)random.NextExponential(2.5))) + (long)(3_600.0 * random.NextNormal())
            : month.End;
        return revisit > start && revisit < month.End && random.Chance(calendar.RelativeWeight(revisit))
            ? revisit
            : null;
    }

    // Users known before come less and less, which makes room for those who register: density 1 + Fading - 2 * Fading * x on [0, 1), inverted.
    private static double EarlierRather(double unit) =>
        (1.0 + Fading - Math.Sqrt(((1.0 + Fading) * (1.0 + Fading)) - (4.0 * Fading * unit))) / (2.0 * Fading);
}
