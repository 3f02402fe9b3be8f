using EcommerceNotebooks.Activity;

namespace EcommerceNotebooks;

/// <summary>
/// Who is active when, and how often. The methods throw <see cref="InvalidOperationException"/>, naming the step to run first, when the warehouse's tables are not built yet, and
/// <see cref="ArgumentException"/> when an option is out of range. Lists are sorted by user.
/// </summary>
public sealed class ActivityRoom
{
    private readonly IShopScope scope;

    internal ActivityRoom(IShopScope scope) => this.scope = scope;

    /// <summary>New, returning, resurrecting and dormant users of every period.</summary>
    public LifecycleReport Lifecycle(ActivityOptions options) =>
        scope.Ask(session => ActivityReader.Lifecycle(session, options));

    /// <summary>The users of a number of <see cref="Lifecycle"/>: those of a status in the period that starts on <paramref name="period"/>, which has ended.</summary>
    public IReadOnlyList<long> LifecycleUsers(ActivityOptions options, DateOnly period, LifecycleStatus status) =>
        scope.Ask(session => ActivityReader.LifecycleUsers(session, options, period, status));

    /// <summary>In how many distinct periods users were active.</summary>
    public StickinessReport Stickiness(ActivityOptions options) =>
        scope.Ask(session => ActivityReader.Stickiness(session, options));

    /// <summary>The users of a bar of <see cref="Stickiness"/>.</summary>
    public IReadOnlyList<long> StickinessUsers(ActivityOptions options, int activePeriods) =>
        scope.Ask(session => ActivityReader.StickinessUsers(session, options, activePeriods));

    /// <summary>Distinct users of every day, of the seven and of the thirty days that end with it.</summary>
    public ActiveUsersReport ActiveUsers(ActivityOptions options) =>
        scope.Ask(session => ActivityReader.ActiveUsers(session, options));

    /// <summary>The users of a number of <see cref="ActiveUsers"/>: those active in the <paramref name="days"/> (1, 7 or 30) that end with <paramref name="date"/>, none of them cut.</summary>
    public IReadOnlyList<long> ActiveUsersOn(ActivityOptions options, DateOnly date, int days = 1) =>
        scope.Ask(session => ActivityReader.ActiveUsersOn(session, options, date, days));
}

/// <summary>Opens the room.</summary>
public static class ActivityRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>Who is active when, and how often: lifecycle, stickiness, active users.</summary>
        public ActivityRoom Activity => new(scope);
    }
}
