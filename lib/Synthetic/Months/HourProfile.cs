using System.Collections.Immutable;

namespace EcommerceNotebooks.Synthetic.Months;

/// <summary>The published profile of the hours (UTC), October and November 2019 together.</summary>
internal static class HourProfile
{
    /// <summary>Hours of a day.</summary>
    public const int Hours = 24;

    /// <summary>Sessions that start in the hour.</summary>
    public static readonly ImmutableArray<double> Sessions =
    [
        .. new double[] { 161_388, 318_215, 620_359, 898_793, 1_141_140, 1_267_810, 1_332_672, 1_359_781 },
        .. new double[] { 1_405_942, 1_372_560, 1_336_487, 1_298_479, 1_283_080, 1_369_354, 1_464_288, 1_474_351 },
        .. new double[] { 1_391_928, 1_233_413, 927_200, 597_206, 341_583, 198_014, 122_348, 100_259 },
    ];

    /// <summary>Events of a session that starts in the hour, relative to the mean session; between the published hours 02, 09, 16, 21 and 23 of October filled in.</summary>
    public static readonly ImmutableArray<double> Length =
    [
        .. new double[] { 0.98, 1.00, 1.03, 0.99, 0.96, 0.95, 0.95, 0.95, 0.95, 0.95, 0.95, 0.95 },
        .. new double[] { 0.97, 1.00, 1.06, 1.12, 1.19, 1.18, 1.12, 1.05, 1.00, 0.95, 0.94, 0.94 },
    ];

    // Percentage of sessions with a purchase by hour.
    private static readonly ImmutableArray<double> Rates =
    [
        .. new double[] { 3.05, 2.94, 3.84, 5.79, 6.63, 6.96, 7.04, 7.09, 7.40, 7.75, 7.56, 7.26 },
        .. new double[] { 6.80, 6.15, 5.61, 5.10, 4.83, 4.73, 4.09, 4.26, 4.43, 4.79, 4.89, 4.37 },
    ];

    /// <summary>Sessions with a purchase that start in the hour.</summary>
    public static readonly ImmutableArray<double> Buys =
    [
        .. Sessions.Zip(Rates, (sessions, rate) => sessions * rate / 100.0),
    ];
}
