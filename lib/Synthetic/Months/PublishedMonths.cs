using System.Collections.Immutable;
using EcommerceNotebooks.Synthetic.Journeys;

namespace EcommerceNotebooks.Synthetic.Months;

/// <summary>October and November 2019. Sums follow the published totals (data/README.md names them); single days were raked to the published weekdays, half-months and single days, and the users' rates to the published buyers.</summary>
internal static class PublishedMonths
{
    private const int FirstSurgeDay = 14;
    private const int LastSurgeDay = 17;
    private const int BlackFriday = 29;
    private const int LastDay = 30;

    /// <summary>The last two days' events and sessions were both published; the sessions differ in length.</summary>
    private const double BlackFridayLongShare = 0.106;
    private const double LastDayLongShare = 0.212;
    private const double OrdinarySessions = 430.0;
    private const double OrdinaryBuys = 21.5;

    private static readonly ImmutableArray<double> OctoberSessions =
    [
        .. new double[] { 269.8, 261.9, 249.9, 264.8, 286.4, 295.8, 294.0, 302.6, 299.9, 296.9, 294.7, 311.2 },
        .. new double[] { 322.2, 320.1, 316.6, 311.7, 305.7, 293.5, 306.0, 316.9, 314.8, 306.4, 304.7, 300.7 },
        .. new double[] { 287.8, 300.1, 311.8, 309.8, 302.4, 295.7, 294.7 },
    ];

    private static readonly ImmutableArray<double> OctoberBuys =
    [
        .. new double[] { 17.85, 18.0, 17.2, 20.25, 19.28, 19.55, 20.4, 20.02, 20.61, 20.43, 22.54, 20.94 },
        .. new double[] { 21.31, 22.21, 20.95, 20.97, 20.59, 21.98, 20.16, 20.51, 21.38, 19.85, 20.5, 20.25 },
        .. new double[] { 21.55, 19.77, 20.18, 21.04, 19.59, 19.89, 19.85 },
    ];

    private static readonly ImmutableArray<double> NovemberSessions =
    [
        .. new double[] { 347.8, 368.6, 382.3, 393.3, 394.2, 394.8, 391.8, 384.5, 401.3, 422.1, 431.4, 430.0 },
        .. new double[] { 426.8, 531.2, 934.0, 939.0, 905.9, 470.9, 437.3, 424.2, 409.2, 385.9, 390.8, 365.8 },
        .. new double[] { 385.7, 392.6, 399.3, 406.2, 448.9, 390.1 },
    ];

    private static readonly ImmutableArray<double> NovemberBuys =
    [
        .. new double[] { 19.51, 18.19, 18.54, 20.01, 19.12, 19.9, 19.77, 21.57, 19.8, 20.47, 21.95, 20.86 },
        .. new double[] { 21.51, 18.75, 0.0, 62.7, 156.8, 24.28, 21.51, 21.67, 20.93, 21.94, 19.55, 18.52 },
        .. new double[] { 19.89, 19.31, 20.4, 20.78, 26.85, 24.05 },
    ];

    private static readonly SessionSizes OctoberSizes = new(0.3776, 0.1472, 0.0681);
    private static readonly SessionSizes NovemberSizes = new(0.3790, 0.1472, 0.0561);

    private static readonly Regime Early = new(0.536, 0.0380, 0.247, 0.62);
    private static readonly Regime EarlyNovember = new(0.484, 0.0335, 0.186, 0.62);
    private static readonly Regime LateNovember = new(0.0, 0.0938, 0.186, 0.59);

    // Carts of the days 14 to 17 were published.
    private static readonly ImmutableArray<Regime> Surge =
    [
        new(0.0, 0.1609, 0.634, 0.92),
        new(0.0, 0.3065, 1.0, 0.95),
        new(0.0, 0.1938, 0.926, 0.92),
        new(0.0, 0.1052, 0.765, 0.85),
    ];

    /// <summary>October 2019.</summary>
    public static MonthProfile October(long start) =>
        new(
            0,
            "2019-Oct",
            start,
            new MonthTotals(40_779_399, 926_516, 742_849),
            new UserGroup(2.9955, 0.41884),
            new UserGroup(1.0350, 0.02651),
            OctoberSessions,
            OctoberBuys,
            [.. Enumerable.Repeat(Early, OctoberSessions.Length)],
            SharedSessions: 349,
            LostSessions: 2,
            CopyShare: 0.0257,
            MeanPauseDays: 3.65,
            StrayShare: 0.00869,
            LargestSession: 1_159,
            OctoberSizes,
            HourProfile.October
        );

    /// <summary>November 2019, with or without the outage and surge of the days 14 to 17.</summary>
    public static MonthProfile November(long start, bool withOutage) =>
        new(
            1,
            "2019-Nov",
            start,
            new MonthTotals(63_556_110, 3_028_930, 916_939),
            new UserGroup(4.1815, 0.45487),
            new UserGroup(1.6640, 0.06117),
            [.. NovemberSessions.Select((sessions, day) => IsSurge(day) && !withOutage ? OrdinarySessions : sessions)],
            [.. NovemberBuys.Select((buys, day) => IsSurge(day) && !withOutage ? OrdinaryBuys : buys)],
            [.. NovemberSessions.Select((_, day) => RegimeOf(day + 1, withOutage))],
            SharedSessions: 591,
            LostSessions: 10,
            CopyShare: 0.0339,
            MeanPauseDays: 2.39,
            StrayShare: 0.00346,
            LargestSession: 4_128,
            NovemberSizes,
            HourProfile.November
        );

    /// <summary>How many events the sessions of later months have.</summary>
    public static SessionSizes OrdinarySizes => NovemberSizes;

    /// <summary>The regime of later months.</summary>
    public static Regime Ordinary => LateNovember;

    private static bool IsSurge(int dayIndex) => dayIndex + 1 is >= FirstSurgeDay and <= LastSurgeDay;

    private static Regime RegimeOf(int day, bool withOutage) =>
        day < FirstSurgeDay ? EarlyNovember
        : day == BlackFriday ? LateNovember with { LongShare = BlackFridayLongShare }
        : day == LastDay ? LateNovember with { LongShare = LastDayLongShare }
        : day > LastSurgeDay || !withOutage ? LateNovember
        : Surge[day - FirstSurgeDay];
}
