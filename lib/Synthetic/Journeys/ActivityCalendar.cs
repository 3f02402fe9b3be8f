using System.Collections.Immutable;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>When sessions start: a month's days times the published profile of the hours, as a distribution that can be inverted.</summary>
internal sealed class ActivityCalendar
{
    private const int SecondsPerHour = 3600;

    /// <summary>Published sessions by UTC hour, October and November 2019 together.</summary>
    private static readonly ImmutableArray<double> HourWeights =
    [
        .. new double[] { 161_388, 318_215, 620_359, 898_793, 1_141_140, 1_267_810, 1_332_672, 1_359_781 },
        .. new double[] { 1_405_942, 1_372_560, 1_336_487, 1_298_479, 1_283_080, 1_369_354, 1_464_288, 1_474_351 },
        .. new double[] { 1_391_928, 1_233_413, 927_200, 597_206, 341_583, 198_014, 122_348, 100_259 },
    ];

    /// <summary>Published percentage of sessions with a purchase by UTC hour, the two months together.</summary>
    private static readonly ImmutableArray<double> HourRates =
    [
        .. new double[] { 3.05, 2.94, 3.84, 5.79, 6.63, 6.96, 7.04, 7.09, 7.40, 7.75, 7.56, 7.26 },
        .. new double[] { 6.80, 6.15, 5.61, 5.10, 4.83, 4.73, 4.09, 4.26, 4.43, 4.79, 4.89, 4.37 },
    ];

    private const double MeanRate = 6.095;
    private readonly long start;
    private readonly double[] cumulative;
    private readonly double largestHour;

    /// <summary>The calendar of a month.</summary>
    public ActivityCalendar(MonthProfile month)
    {
        start = month.Start;
        largestHour = month.DayWeights.Max() * HourWeights.Max();
        cumulative = new double[month.DayWeights.Length * 24];
        var sum = 0.0;
        for (var hour = 0; hour < cumulative.Length; hour++)
        {
            sum += month.DayWeights[hour / 24] * HourWeights[hour % 24];
            cumulative[hour] = sum;
        }
    }

    /// <summary>The second at which the given share, in [0, 1), of the month's sessions has started.</summary>
    public long SecondAt(double share)
    {
        var target = share * cumulative[^1];
        var found = Array.BinarySearch(cumulative, target);
        var hour = Math.Min(found >= 0 ? found + 1 : ~found, cumulative.Length - 1);
        var before = hour == 0 ? 0.0 : cumulative[hour - 1];
        var within = (target - before) / (cumulative[hour] - before);
        return start + (hour * (long)SecondsPerHour) + Math.Min((int)(within * SecondsPerHour), SecondsPerHour - 1);
    }

    /// <summary>How busy an hour of the month is, relative to the busiest day's busiest hour.</summary>
    public double RelativeWeight(long second)
    {
        var hour = (int)((second - start) / SecondsPerHour);
        return (cumulative[hour] - (hour == 0 ? 0.0 : cumulative[hour - 1])) / largestHour;
    }

    /// <summary>Chance of buying at an hour, relative to the mean session.</summary>
    public static double BuyFactor(long second) => HourRates[(int)(second / SecondsPerHour % 24)] / MeanRate;
}
