using EcommerceNotebooks.Synthetic.Months;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>
/// How far the sessions of each group of users lean to the end of the month: their density over the month's sessions is 1 + tilt (2 x - 1). Users who will not come again come early, those who register
/// in the month come late by necessity, and the core group's tilt makes the sum even, so that the days stay as published while recency tells who returns.
/// </summary>
internal sealed record SessionTilts(double Core, double Others)
{
    private const double EarlyTilt = -0.80;
    private const double LateTilt = -0.10;
    private const double Steepest = 0.95;

    /// <summary>The tilts of a month with the given numbers of users.</summary>
    public static SessionTilts For(MonthProfile month, (double Core, double Known, double Registering) users)
    {
        var core = users.Core * (1.0 + month.Core.FurtherSessions + month.Core.PurchaseRate);
        var known = users.Known * (1.0 + month.Others.FurtherSessions + month.Others.PurchaseRate);
        var registering = users.Registering * (month.Others.FurtherSessions + month.Others.PurchaseRate);
        var others = month.Index == 0 ? EarlyTilt : LateTilt;
        return new SessionTilts(
            Math.Clamp(-((others * known) + registering) / Math.Max(core, 1.0), -Steepest, Steepest),
            others
        );
    }

    /// <summary>The share of the month's sessions before a session of a group with the tilt, for a uniform number.</summary>
    public static double Place(double tilt, double unit) =>
        Math.Abs(tilt) < 1e-9
            ? unit
            : Math.Min((tilt - 1.0 + Math.Sqrt(((1.0 - tilt) * (1.0 - tilt)) + (4.0 * tilt * unit))) / (2.0 * tilt), 1.0 - 1e-12);
}
