using EcommerceNotebooks.Funnels;

namespace EcommerceNotebooks;

/// <summary>
/// Who gets from one step to the next. Every method throws <see cref="InvalidOperationException"/>, naming the step to run first, when the warehouse's tables are not built yet, and
/// <see cref="ArgumentException"/> when options contradict each other.
/// </summary>
public static class ShopFunnels
{
    /// <summary>A funnel: units at each step, conversions, and the time between steps. Without units all counts are 0 and all rates null.</summary>
    public static FunnelReport Funnel(
        this Shop shop,
        FunnelOptions options,
        CancellationToken cancellationToken = default
    ) => FunnelReader.Report(shop, options, cancellationToken);

    /// <summary>A funnel by the value that each unit has at its first step; the groups sum to the whole.</summary>
    public static FunnelBreakdownReport FunnelBy(
        this Shop shop,
        FunnelOptions options,
        FunnelBreakdown by,
        CancellationToken cancellationToken = default
    ) => FunnelReader.Breakdown(shop, options, by, cancellationToken);

    /// <summary>A funnel by the date of the first step, with the dates marked whose windows are unfinished.</summary>
    public static FunnelTrend FunnelTrend(
        this Shop shop,
        FunnelOptions options,
        CancellationToken cancellationToken = default
    ) => FunnelReader.Trend(shop, options, cancellationToken);

    /// <summary>The units behind one number of a funnel: their count is that number, the first <paramref name="rows"/> (0 to 100,000) of them are listed.</summary>
    public static FunnelUnitList FunnelUnits(
        this Shop shop,
        FunnelOptions options,
        FunnelCell cell,
        int rows = 1_000,
        CancellationToken cancellationToken = default
    ) => FunnelLists.Read(shop, options, cell, rows, cancellationToken);

    /// <summary>The same steps in sessions, in users, in pairs of user and product (each with the options' window or its own default), and as ratios of events; the options' unit does not matter.</summary>
    public static FunnelComparison FunnelByUnit(
        this Shop shop,
        FunnelOptions options,
        CancellationToken cancellationToken = default
    ) => FunnelReader.Compare(shop, options, cancellationToken);
}
