using EcommerceNotebooks.Statistics.Randomness;
using EcommerceNotebooks.Synthetic.Months;
using EcommerceNotebooks.Synthetic.Population;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Lays out the sessions of one user in one month: how many, which of them buy, and when they start.</summary>
internal static class UserSessions
{
    /// <summary>The most sessions of a user in a month.</summary>
    public const int Most = 1_000;

    private const int LastMinutesSeconds = 900;
    private const int MostBuying = 400;
    private const double SameDayShare = 0.30;
    private const double NextDaysShare = 0.30;
    private const double SameDaySpread = 0.006;
    private const double NextDaysSpread = 0.07;

    /// <summary>Adds the sessions in the order of their ordinals.</summary>
    public static void Append(MonthContext context, in Shopper shopper, List<(int Start, bool Buys)> target)
    {
        var month = context.Month;
        var random = new SplitMix64(
            Hash64.Of(context.Options.Seed, (ulong)RandomStream.Plan, (ulong)shopper.Index, (ulong)month.Index)
        );
        var isCore = month.Index == 0 ? shopper.IsCore : shopper.FirstMonth < month.Index;
        var group = isCore ? month.Core : month.Others;
        var registers = shopper.RegistersIn(month.Index);
        var arrival = registers ? shopper.Arrival : 0.0;

        // Who registers late has less of the month left; twice the remaining share keeps the mean over all arrivals.
        var remaining = registers ? 2.0 * (1.0 - arrival) : 1.0;
        var mood = Math.Exp(
            (IntentCurve.MoodSpread * random.NextNormal()) - (IntentCurve.MoodSpread * IntentCurve.MoodSpread / 2.0)
        );
        var buying = Math.Min(random.NextPoisson(group.PurchaseRate * shopper.Intent * mood * remaining), MostBuying);
        var further = random.NextPoisson(group.FurtherSessions * shopper.Activity * remaining);
        var count = Math.Min(further + buying + (buying > 0 && !registers ? 0 : 1), Most);
        var place = registers ? 0.0 : random.NextUnit();
        for (var ordinal = 0; ordinal < count; ordinal++)
        {
            var buys = registers ? ordinal > 0 && ordinal <= buying : ordinal < buying;
            var share = registers
                ? context.Places.Newcomer(arrival, buys, place)
                : context.Places.Known(isCore, buys, place);
            target.Add((BeforeMonthEnd(context, shopper, context.Calendar.SecondAt(share, buys)), buys));
            place = registers ? NextPlaceOfNewcomer(ref random) : NextPlace(ref random, place);
        }
    }

    // Who does not come in the next month needs time to finish in this one.
    private static int BeforeMonthEnd(MonthContext context, in Shopper shopper, int start)
    {
        var last = context.Month.Seconds - LastMinutesSeconds;
        return start < last || context.Population.ComesIn(shopper.Index, context.Month.Index + 1) ? start : last;
    }

    // Some users come back on the same day or within a few days, before or after. Wrapping round keeps the places evenly spread, and so the month's profile as published.
    private static double NextPlace(ref SplitMix64 random, double place)
    {
        var kind = random.NextUnit();
        if (kind >= SameDayShare + NextDaysShare)
        {
            return random.NextUnit();
        }

        var step = random.NextExponential(kind < SameDayShare ? SameDaySpread : NextDaysSpread);
        var moved = random.Chance(0.5) ? place + step : place - step;
        return moved - Math.Floor(moved);
    }

    // Newcomers come back soon or at any time of what is left of the month.
    private static double NextPlaceOfNewcomer(ref SplitMix64 random) =>
        random.Chance(SessionPlaces.SoonShare)
            ? Math.Min(random.NextExponential(SessionPlaces.SoonSpread), 0.999)
            : random.NextUnit();
}
