using System.Collections.Immutable;

namespace EcommerceNotebooks.Synthetic.Months;

/// <summary>The months that can be generated, in time order. Two are published in full; of the later five only the number of rows, and of December the users, so that they follow November's ordinary days.</summary>
internal static class MonthPresets
{
    /// <summary>The first month.</summary>
    public static readonly DateTimeOffset FirstMonth = new(2019, 10, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Shares of views and carts among a later month's rows, those of November's last 13 days; the rest are purchases.</summary>
    private const double LaterViewShare = 0.9371;
    private const double LaterCartShare = 0.0490;
    private const double LaterFurtherSessions = 2.95;
    private const double LaterNewFurtherSessions = 1.28;
    private const double LaterPurchaseRate = 0.374;
    private const double LaterNewPurchaseRate = 0.0515;
    private const double LaterBuyShare = 0.0521;

    private static readonly ImmutableArray<(string Preset, long Rows)> Later =
    [
        ("2019-Dec", 67_542_878),
        ("2020-Jan", 55_967_041),
        ("2020-Feb", 55_318_565),
        ("2020-Mar", 56_341_241),
        ("2020-Apr", 66_589_268),
    ];

    /// <summary>The presets' names.</summary>
    public static readonly ImmutableArray<string> Names =
    [
        "2019-Oct",
        "2019-Nov",
        .. Later.Select(month => month.Preset),
    ];

    /// <summary>Users of each month at scale 1; from January on in proportion to the rows.</summary>
    public static readonly ImmutableArray<double> Users =
    [
        3_022_290,
        3_696_117,
        .. Later.Select(month => 4_577_232.0 * month.Rows / Later[0].Rows),
    ];

    /// <summary>The profile of a preset.</summary>
    /// <exception cref="ArgumentException">The preset is not one of <see cref="Names"/>.</exception>
    public static MonthProfile For(string preset, bool withOutage)
    {
        var index = Names.IndexOf(preset);
        var month = FirstMonth.AddMonths(Math.Max(index, 0));
        return index switch
        {
            0 => PublishedMonths.October(month.ToUnixTimeSeconds()),
            1 => PublishedMonths.November(month.ToUnixTimeSeconds(), withOutage),
            > 1 => LaterMonth(index, month),
            _ => throw new ArgumentException(
                $"preset must be one of {string.Join(", ", Names)}, but is \"{preset}\".",
                nameof(preset)
            ),
        };
    }

    private static MonthProfile LaterMonth(int index, DateTimeOffset month)
    {
        var (preset, rows) = Later[index - 2];
        var views = (long)Math.Round(rows * LaterViewShare);
        var carts = (long)Math.Round(rows * LaterCartShare);
        var days = DateTime.DaysInMonth(month.Year, month.Month);
        return new MonthProfile(
            index,
            preset,
            month.ToUnixTimeSeconds(),
            new MonthTotals(views, carts, rows - views - carts),
            new UserGroup(LaterFurtherSessions, LaterPurchaseRate),
            new UserGroup(LaterNewFurtherSessions, LaterNewPurchaseRate),
            [.. Enumerable.Range(0, days).Select(day => WeekdayFactor(month.AddDays(day)))],
            [.. Enumerable.Range(0, days).Select(day => LaterBuyShare * WeekdayFactor(month.AddDays(day)))],
            [.. Enumerable.Repeat(PublishedMonths.Ordinary, days)],
            SharedSessions: 591,
            LostSessions: 10,
            CopyShare: 0.0350,
            MeanPauseDays: 2.42,
            StrayShare: 0.00346,
            LargestSession: 4_128,
            PublishedMonths.OrdinarySizes,
            HourProfile.November
        );
    }

    // October's ordinary weeks: Fridays to Sundays are a little busier.
    private static double WeekdayFactor(DateTimeOffset day) =>
        day.DayOfWeek switch
        {
            DayOfWeek.Friday or DayOfWeek.Saturday => 1.02,
            DayOfWeek.Sunday => 1.03,
            DayOfWeek.Wednesday => 0.97,
            _ => 0.99,
        };
}
