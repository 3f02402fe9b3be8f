using EcommerceNotebooks.Funnels;

namespace EcommerceNotebooks;

/// <summary>
/// Who gets from one step to the next. Every method throws <see cref="InvalidOperationException"/>, naming the step to run first, when the warehouse's tables are not built yet, and
/// <see cref="ArgumentException"/> when options contradict each other.
/// </summary>
public sealed class FunnelRoom
{
    private readonly IShopScope scope;

    internal FunnelRoom(IShopScope scope) => this.scope = scope;

    /// <summary>A funnel: units at each step, conversions, and the time between steps. Without units all counts are 0 and all rates null.</summary>
    public FunnelReport Count(FunnelOptions options) => scope.Ask(session => FunnelReader.Report(session, options));

    /// <summary>A funnel by the value that each unit has at its first step; the groups sum to the whole.</summary>
    public FunnelBreakdownReport By(FunnelOptions options, FunnelBreakdown by) =>
        scope.Ask(session => FunnelReader.Breakdown(session, options, by));

    /// <summary>A funnel by the date of the first step, with the dates marked whose windows are unfinished.</summary>
    public FunnelTrend Trend(FunnelOptions options) => scope.Ask(session => FunnelReader.Trend(session, options));

    /// <summary>The units behind one number of a funnel: their count is that number, the first <paramref name="rows"/> (0 to 100,000) of them are listed.</summary>
    public FunnelUnitList Units(FunnelOptions options, FunnelCell cell, int rows = 1_000) =>
        scope.Ask(session => FunnelReader.Units(session, options, cell, rows));

    /// <summary>The same steps in sessions, in users, in pairs of user and product (each with the options' window or its own default), and as ratios of events; the options' unit does not matter.</summary>
    public FunnelComparison ByUnit(FunnelOptions options) =>
        scope.Ask(session => FunnelReader.Compare(session, options));
}

/// <summary>Opens the room.</summary>
public static class FunnelRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>Who gets from one step to the next: funnels of sessions, users, and users and products.</summary>
        public FunnelRoom Funnels => new(scope);
    }
}
