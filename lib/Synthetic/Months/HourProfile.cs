using System.Collections.Immutable;

namespace EcommerceNotebooks.Synthetic.Months;

/// <summary>The profile of the hours (UTC) of a month. Sessions and the share of them that buy were published for October and November 2019 together, events and purchases for five hours of October alone; the rest of October is filled in between, and November is what October leaves of both.</summary>
/// <param name="Sessions">Sessions that start in the hour.</param>
/// <param name="Length">Events of a session that starts in the hour, relative to the mean session.</param>
/// <param name="Buys">Share of an ordinary day's sessions with a purchase that start in the hour, in hundred thousandths.</param>
internal sealed record HourProfile(
    ImmutableArray<double> Sessions,
    ImmutableArray<double> Length,
    ImmutableArray<double> Buys
)
{
    /// <summary>Hours of a day.</summary>
    public const int Hours = 24;

    private static readonly ImmutableArray<double> BothMonths =
    [
        .. new double[] { 161_388, 318_215, 620_359, 898_793, 1_141_140, 1_267_810, 1_332_672, 1_359_781 },
        .. new double[] { 1_405_942, 1_372_560, 1_336_487, 1_298_479, 1_283_080, 1_369_354, 1_464_288, 1_474_351 },
        .. new double[] { 1_391_928, 1_233_413, 927_200, 597_206, 341_583, 198_014, 122_348, 100_259 },
    ];

    /// <summary>October 2019.</summary>
    public static HourProfile October { get; } =
        new(
            BothMonths,
            [
                .. new double[] { 1.04, 1.04, 1.04, 0.98, 0.95, 0.94, 0.93, 0.93, 0.93, 0.93, 0.93, 0.94 },
                .. new double[] { 0.96, 0.99, 1.05, 1.13, 1.261, 1.22, 1.17, 1.11, 1.07, 1.03, 1.06, 1.14 },
            ],
            [
                .. new double[] { 424, 793, 1_965, 4_137, 5_526, 6_487, 6_942, 7_180, 7_441, 7_371, 6_842, 6_330 },
                .. new double[] { 5_810, 5_560, 5_376, 5_084, 4_851, 4_240, 2_851, 1_959, 1_189, 796, 484, 354 },
            ]
        );

    /// <summary>November 2019, and later months; raked with the hours of the outage left out.</summary>
    public static HourProfile November { get; } =
        new(
            BothMonths,
            [
                .. new double[] { 1.04, 1.04, 1.04, 0.98, 0.95, 0.94, 0.93, 0.93, 0.93, 0.93, 0.93, 0.94 },
                .. new double[] { 0.96, 0.99, 1.05, 1.12, 1.23, 1.22, 1.17, 1.11, 1.07, 1.04, 1.04, 1.08 },
            ],
            [
                .. new double[] { 414, 772, 2_007, 4_531, 5_622, 6_465, 6_875, 7_024, 7_494, 6_860, 6_585, 6_223 },
                .. new double[] { 5_843, 5_662, 5_580, 5_596, 4_993, 4_322, 2_818, 1_859, 1_081, 657, 409, 299 },
            ]
        );
}
