using EcommerceNotebooks.Retention;

namespace EcommerceNotebooks;

/// <summary>
/// Who comes back. The methods throw <see cref="InvalidOperationException"/>, naming the step to run first, when the warehouse's tables are not built yet, and <see cref="ArgumentException"/>
/// when an option is out of range.
/// </summary>
public static class ShopRetention
{
    /// <summary>Cohorts of users by the period of their first event, and how many of each come back. Without users there are no cells.</summary>
    public static RetentionReport Retention(
        this Shop shop,
        RetentionOptions options,
        CancellationToken cancellationToken = default
    ) => RetentionReader.Report(shop, options, cancellationToken);

    /// <summary>Retention of each of the brands or top categories with most events (1 to 100 <paramref name="groups"/>), as a filter for it gives it.</summary>
    public static RetentionBreakdownReport RetentionBy(
        this Shop shop,
        RetentionOptions options,
        RetentionBreakdown by,
        int groups = 10,
        CancellationToken cancellationToken = default
    ) => RetentionReader.Breakdown(shop, options, by, groups, cancellationToken);

    /// <summary>The users of a cell, by id: those of the cohort that starts on <paramref name="cohort"/> who are retained in a period, or all of them where it is null.</summary>
    public static IReadOnlyList<long> RetainedUsers(
        this Shop shop,
        RetentionOptions options,
        DateOnly cohort,
        int? period = null,
        CancellationToken cancellationToken = default
    ) => RetentionReader.Users(shop, options, cohort, period, cancellationToken);
}
