using System.Collections.Immutable;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>The two published months as profiles. Sums follow the published totals (data/README.md names them); how a total spreads over single days is filled in between the published days.</summary>
internal static class PublishedMonths
{
    /// <summary>The presets in time order.</summary>
    public static readonly ImmutableArray<string> Presets = ["2019-Oct", "2019-Nov"];

    private static readonly ImmutableArray<double> OctoberDays =
    [
        .. new double[] { 271, 262, 250, 274, 289, 290, 293, 304, 300, 297, 305, 314, 316, 319, 318 },
        .. new double[] { 312, 306, 304, 309, 311, 314, 308, 305, 301, 298, 303, 306, 309, 304, 296, 295 },
    ];

    // 14-17 November carry twice the sessions of a normal day; the published half-months leave these four days out.
    private static readonly ImmutableArray<double> NovemberDays =
    [
        .. new double[] { 360, 372, 375, 392, 396, 395, 392, 398, 405, 414, 430, 432, 427 },
        .. new double[] { 520, 905, 920, 903 },
        .. new double[] { 470, 440, 425, 410, 400, 395, 370, 385, 395, 400, 407, 451, 392 },
    ];

    private static readonly Regime October = new(0.0681, 0.536, 0.0304, 0.10, 0.64);
    private static readonly Regime EarlyNovember = new(0.0503, 0.48, 0.0285, 0.0, 0.62);
    private static readonly Regime LateNovember = new(0.0524, 0.0, 0.078, 0.0, 0.65);

    // The hours follow the published gaps between purchases; see PurchaseOutage for their exact ends.
    private static readonly ImmutableArray<(int Day, int Hour, Regime Regime)> Surge =
    [
        (14, 0, new Regime(0.0405, 0.0, 0.150, 0.62, 0.85)),
        (15, 0, new Regime(0.05, 0.0, 0.24, 0.82, 0.85)),
        (16, 0, new Regime(0.05, 0.0, 0.15, 0.95, 0.85)),
        (16, 8, new Regime(0.168, 0.0, 0.15, 0.95, 0.85)),
        (16, 16, new Regime(0.05, 0.0, 0.15, 0.95, 0.85)),
        (17, 3, new Regime(0.255, 0.0, 0.10, 0.80, 0.85)),
    ];

    /// <summary>The profile of a preset, with or without the outage and surge of 14-17 November.</summary>
    /// <exception cref="ArgumentException">The preset is not one of <see cref="Presets"/>.</exception>
    public static MonthProfile For(string preset, bool withOutage) =>
        Presets.IndexOf(preset) switch
        {
            0 => new MonthProfile(
                0,
                preset,
                Second(10, 1),
                Second(11, 1),
                42_448_764,
                2.1,
                4.19,
                OctoberDays,
                [(Second(10, 1), October)]
            ),
            1 when withOutage => new MonthProfile(
                1,
                preset,
                Second(11, 1),
                Second(12, 1),
                67_501_979,
                2.75,
                5.33,
                NovemberDays,
                RegimesWithSurge()
            ),
            1 => new MonthProfile(
                1,
                preset,
                Second(11, 1),
                Second(12, 1),
                67_501_979,
                2.75,
                5.33,
                [.. NovemberDays.Select((weight, day) => day is >= 13 and <= 16 ? 440.0 : weight)],
                [(Second(11, 1), EarlyNovember), (Second(11, 18), LateNovember)]
            ),
            _ => throw new ArgumentException(
                $"preset must be one of {string.Join(", ", Presets)}, but is \"{preset}\".",
                nameof(preset)
            ),
        };

    private static ImmutableArray<(long From, Regime Regime)> RegimesWithSurge() =>
        [
            (Second(11, 1), EarlyNovember),
            .. Surge.Select(stretch => (Second(11, stretch.Day, stretch.Hour), stretch.Regime)),
            (Second(11, 18), LateNovember),
        ];

    private static long Second(int month, int day, int hour = 0) =>
        new DateTimeOffset(2019, month, day, hour, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
}
