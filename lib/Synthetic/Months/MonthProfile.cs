using System.Collections.Immutable;
using EcommerceNotebooks.Synthetic.Journeys;

namespace EcommerceNotebooks.Synthetic.Months;

/// <summary>What one month looks like.</summary>
/// <param name="Index">0 for October 2019, 1 for November 2019 and so on.</param>
/// <param name="Preset">The file's stem and the preset's name, for example 2019-Oct.</param>
/// <param name="Start">First second of the month, since 1970.</param>
/// <param name="Totals">Rows by type at scale 1.</param>
/// <param name="Core">Users of October who come again in November, and in later months those who were there before.</param>
/// <param name="Others">October's other users, and in later months those who are new.</param>
/// <param name="DaySessions">Sessions by day, in thousands.</param>
/// <param name="DayBuys">Sessions with a purchase by day, in thousands.</param>
/// <param name="Regimes">The regime of each day.</param>
/// <param name="SharedSessions">Sessions under another user's session id, at scale 1.</param>
/// <param name="LostSessions">Cart events without a session id, at scale 1.</param>
/// <param name="CopyShare">Share of sessions with a cart whose cart event is repeated.</param>
/// <param name="MeanPauseDays">Mean days beyond the first for which a session lies open that lasts longer than a day.</param>
/// <param name="StrayShare">Share of sessions with a cart whose cart event is logged once more under a session id of its own.</param>
/// <param name="LargestSession">The most events of a session; at scale 1, one visitor has as many.</param>
/// <param name="Sizes">How many events sessions have.</param>
/// <param name="Hours">The profile of the hours.</param>
internal sealed record MonthProfile(
    int Index,
    string Preset,
    long Start,
    MonthTotals Totals,
    UserGroup Core,
    UserGroup Others,
    ImmutableArray<double> DaySessions,
    ImmutableArray<double> DayBuys,
    ImmutableArray<Regime> Regimes,
    int SharedSessions,
    int LostSessions,
    double CopyShare,
    double MeanPauseDays,
    double StrayShare,
    int LargestSession,
    SessionSizes Sizes,
    HourProfile Hours
)
{
    /// <summary>Seconds of a day.</summary>
    public const int SecondsPerDay = 86_400;

    /// <summary>Days of the month.</summary>
    public int Days => DaySessions.Length;

    /// <summary>Seconds of the month.</summary>
    public int Seconds => Days * SecondsPerDay;
}
