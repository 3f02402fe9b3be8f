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
        .. new double[] { 1.04, 1.04, 1.04, 0.98, 0.95, 0.94, 0.93, 0.93, 0.93, 0.93, 0.93, 0.94 },
        .. new double[] { 0.96, 0.99, 1.05, 1.12, 1.23, 1.22, 1.17, 1.11, 1.07, 1.04, 1.04, 1.08 },
    ];

    /// <summary>Share of an ordinary day's sessions with a purchase that start in the hour, in hundred thousandths: raked so that, with the hours of November's outage left out, both months together have the published rates.</summary>
    public static readonly ImmutableArray<double> Buys =
    [
        .. new double[] { 414, 787, 2_003, 4_215, 5_594, 6_524, 6_936, 7_128, 7_340, 7_119, 6_762, 6_309 },
        .. new double[] { 5_839, 5_636, 5_497, 5_243, 4_971, 4_313, 2_838, 1_909, 1_135, 712, 449, 329 },
    ];
}
