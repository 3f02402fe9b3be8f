using EcommerceNotebooks.Synthetic.Months;
using EcommerceNotebooks.Synthetic.Population;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>
/// Spreads users' sessions over a month. Users who will not come again lean to its beginning, which makes recency tell who returns, and newcomers come after they register; what all of them together
/// lack or have too much of at any time is made up for, so that the days stay as published.
/// </summary>
internal sealed class SessionPlaces
{
    /// <summary>Share of newcomers' sessions that follow soon after the first.</summary>
    public const double SoonShare = 0.45;

    /// <summary>Mean time after which they follow, as a part of what is left of the month.</summary>
    public const double SoonSpread = 0.07;

    private const double LeavingTilt = -0.75;
    private const double NewTilt = -0.10;
    private const double CoreTilt = 0.20;
    private const int Points = 512;
    private readonly double[] sessionsBefore;
    private readonly double[] buysBefore;
    private readonly double othersTilt;
    private readonly double coreTilt;

    /// <summary>The places of a month with the given users.</summary>
    public SessionPlaces(MonthProfile month, UsersOfMonth users)
    {
        othersTilt = month.Index == 0 ? LeavingTilt : NewTilt;
        coreTilt = month.Index == 0 ? CoreTilt : -CoreTilt;
        var newcomers = users.CoreRegistering + users.OthersRegistering;
        sessionsBefore = Cumulate(
            users.CoreKnown * (1.0 + month.Core.FurtherSessions + month.Core.PurchaseRate),
            users.OthersKnown * (1.0 + month.Others.FurtherSessions + month.Others.PurchaseRate),
            newcomers,
            (users.CoreRegistering * month.Core.FurtherSessions)
                + (users.OthersRegistering * month.Others.FurtherSessions)
        );
        buysBefore = Cumulate(
            users.CoreKnown * month.Core.PurchaseRate,
            users.OthersKnown * month.Others.PurchaseRate,
            0.0,
            (users.CoreRegistering * month.Core.PurchaseRate) + (users.OthersRegistering * month.Others.PurchaseRate)
        );
    }

    /// <summary>The share of the month's sessions, or of those that buy, before a session of a user known before, for a uniform number.</summary>
    public double Known(bool isCore, bool buys, double unit)
    {
        var tilt = isCore ? coreTilt : othersTilt;
        return Even(buys, (tilt - 1.0 + Math.Sqrt(((1.0 - tilt) * (1.0 - tilt)) + (4.0 * tilt * unit))) / (2.0 * tilt));
    }

    /// <summary>The same for a newcomer who registers after the share <paramref name="arrival"/>; <paramref name="within"/> is the part of the rest of the month.</summary>
    public double Newcomer(double arrival, bool buys, double within) =>
        Even(buys, arrival + ((1.0 - arrival) * within));

    // Sends a place to the share of all sessions before it, by the distribution all groups have together.
    private double Even(bool buys, double place)
    {
        var before = buys ? buysBefore : sessionsBefore;
        var scaled = Math.Clamp(place, 0.0, 1.0 - 1e-12) * Points;
        var point = (int)scaled;
        return Math.Min(before[point] + ((scaled - point) * (before[point + 1] - before[point])), 1.0 - 1e-12);
    }

    private double[] Cumulate(double core, double others, double first, double further)
    {
        var before = new double[Points + 1];
        for (var point = 0; point < Points; point++)
        {
            var place = (point + 0.5) / Points;
            before[point + 1] =
                before[point]
                + (core * (1.0 + (coreTilt * ((2.0 * place) - 1.0))))
                + (others * (1.0 + (othersTilt * ((2.0 * place) - 1.0))))
                + first
                + (further * FurtherDensity(place));
        }

        return [.. before.Select(value => value / before[^1])];
    }

    // Newcomers' further sessions number twice the rest of the month at their arrival; some follow soon, the others lie evenly in the rest.
    private static double FurtherDensity(double place)
    {
        const int Steps = 400;
        var soon = 0.0;
        for (var step = 0; step < Steps; step++)
        {
            var arrival = place * (step + 0.5) / Steps;
            var left = 1.0 - arrival;
            soon +=
                2.0 * left * Math.Exp(-(place - arrival) / (SoonSpread * left)) / (SoonSpread * left) * place / Steps;
        }

        return (SoonShare * soon) + ((1.0 - SoonShare) * 2.0 * place);
    }
}
