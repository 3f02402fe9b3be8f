using EcommerceNotebooks.Synthetic.Months;
using EcommerceNotebooks.Synthetic.Population;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>What all sessions of a month share; read only, used by several threads at once.</summary>
internal sealed class MonthContext
{
    private const double LargestWindow = 1_800.0;
    private static readonly int[] WindowLengths = [3_600, 1_800, 900, 600, 300];

    /// <summary>Prepares a month.</summary>
    public MonthContext(SyntheticOptions options, UserPopulation population, string preset)
    {
        Options = options;
        WindowSeconds = WindowLengths.First(length =>
            length * options.Scale <= LargestWindow || length == WindowLengths[^1]
        );
        Population = population;
        Month = MonthPresets.For(preset, options.Anomalies.Outage);
        Calendar = new ActivityCalendar(Month, options.Anomalies.Outage);
        FirstDay = (int)((Month.Start - MonthPresets.FirstMonth.ToUnixTimeSeconds()) / MonthProfile.SecondsPerDay);
        Places = new SessionPlaces(Month, population.GroupsOf(Month.Index));
    }

    /// <summary>Seconds that are worked out together: fewer the more sessions start in them. The events do not depend on it.</summary>
    public int WindowSeconds { get; init; }

    /// <summary>The options of the run.</summary>
    public SyntheticOptions Options { get; }

    /// <summary>The users.</summary>
    public UserPopulation Population { get; }

    /// <summary>What the month looks like.</summary>
    public MonthProfile Month { get; }

    /// <summary>When its sessions start.</summary>
    public ActivityCalendar Calendar { get; }

    /// <summary>Days from 1 October 2019 to the month.</summary>
    public int FirstDay { get; }

    /// <summary>How each group of users spreads its sessions over the month.</summary>
    public SessionPlaces Places { get; }
}
