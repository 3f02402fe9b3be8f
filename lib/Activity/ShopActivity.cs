using EcommerceNotebooks.Activity;

namespace EcommerceNotebooks;

/// <summary>
/// Who is active when, and how often. The methods throw <see cref="InvalidOperationException"/>, naming the step to run first, when the warehouse's tables are not built yet, and
/// <see cref="ArgumentException"/> when an option is out of range. Lists are sorted by user.
/// </summary>
public static class ShopActivity
{
    /// <summary>New, returning, resurrecting and dormant users of every period.</summary>
    public static LifecycleReport Lifecycle(
        this Shop shop,
        ActivityOptions options,
        CancellationToken cancellationToken = default
    ) => ActivityReader.Lifecycle(shop, options, cancellationToken);

    /// <summary>The users of a number of <see cref="Lifecycle"/>: those of a status in the period that starts on <paramref name="period"/>, which has ended.</summary>
    public static IReadOnlyList<long> LifecycleUsers(
        this Shop shop,
        ActivityOptions options,
        DateOnly period,
        LifecycleStatus status,
        CancellationToken cancellationToken = default
    ) => ActivityReader.LifecycleUsers(shop, options, period, status, cancellationToken);

    /// <summary>In how many distinct periods users were active.</summary>
    public static StickinessReport Stickiness(
        this Shop shop,
        ActivityOptions options,
        CancellationToken cancellationToken = default
    ) => ActivityReader.Stickiness(shop, options, cancellationToken);

    /// <summary>The users of a bar of <see cref="Stickiness"/>.</summary>
    public static IReadOnlyList<long> StickinessUsers(
        this Shop shop,
        ActivityOptions options,
        int activePeriods,
        CancellationToken cancellationToken = default
    ) => ActivityReader.StickinessUsers(shop, options, activePeriods, cancellationToken);

    /// <summary>Distinct users of every day, of the seven and of the thirty days that end with it.</summary>
    public static ActiveUsersReport ActiveUsers(
        this Shop shop,
        ActivityOptions options,
        CancellationToken cancellationToken = default
    ) => ActivityReader.ActiveUsers(shop, options, cancellationToken);

    /// <summary>The users of a number of <see cref="ActiveUsers"/>: those active in the <paramref name="days"/> (1, 7 or 30) that end with <paramref name="date"/>, none of them cut.</summary>
    public static IReadOnlyList<long> ActiveUsersOn(
        this Shop shop,
        ActivityOptions options,
        DateOnly date,
        int days = 1,
        CancellationToken cancellationToken = default
    ) => ActivityReader.ActiveUsersOn(shop, options, date, days, cancellationToken);
}
