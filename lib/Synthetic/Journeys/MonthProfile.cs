using System.Collections.Immutable;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>What one month looks like: its events, its users' sessions, the busy days and the regimes its sessions follow.</summary>
/// <param name="Index">0 for October 2019, 1 for November 2019.</param>
/// <param name="Preset">The file's stem and the preset's name, for example 2019-Oct.</param>
/// <param name="Start">First second of the month, since 1970.</param>
/// <param name="End">First second after the month.</param>
/// <param name="PublishedEvents">Rows of the published file.</param>
/// <param name="SessionsPerUser">Mean sessions in the month of users of this month only.</param>
/// <param name="SessionsPerStayingUser">Mean sessions in the month of users of both months.</param>
/// <param name="DayWeights">Sessions by day, in thousands.</param>
/// <param name="Regimes">The regimes with the second each begins at, in time order; the first begins with the month.</param>
internal sealed record MonthProfile(
    int Index,
    string Preset,
    long Start,
    long End,
    long PublishedEvents,
    double SessionsPerUser,
    double SessionsPerStayingUser,
    ImmutableArray<double> DayWeights,
    ImmutableArray<(long From, Regime Regime)> Regimes
)
{
    /// <summary>The regime at a second of the month.</summary>
    public Regime RegimeAt(long second)
    {
        var last = Regimes.Length - 1;
        while (last > 0 && Regimes[last].From > second)
        {
            last--;
        }

        return Regimes[last].Regime;
    }
}
