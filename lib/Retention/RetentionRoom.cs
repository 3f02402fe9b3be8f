using EcommerceNotebooks.Retention;

namespace EcommerceNotebooks;

/// <summary>
/// Who comes back. The methods throw <see cref="InvalidOperationException"/>, naming the step to run first, when the warehouse's tables are not built yet, and <see cref="ArgumentException"/>
/// when an option is out of range.
/// </summary>
public sealed class RetentionRoom
{
    private readonly IShopScope scope;

    internal RetentionRoom(IShopScope scope) => this.scope = scope;

    /// <summary>Cohorts of users by the period of their first event, and how many of each come back. Without users there are no cells.</summary>
    public RetentionReport Cohorts(RetentionOptions options) =>
        scope.Ask(session => RetentionReader.Report(session, options));

    /// <summary>Retention of each of the brands or top categories with most events (1 to 100 <paramref name="groups"/>), as a filter for it gives it.</summary>
    public RetentionBreakdownReport By(RetentionOptions options, RetentionBreakdown by, int groups = 10) =>
        scope.Ask(session => RetentionReader.Breakdown(session, options, by, groups));

    /// <summary>The users of a cell, by id: those of the cohort that starts on <paramref name="cohort"/> who are retained in a period, or all of them where it is null.</summary>
    public IReadOnlyList<long> Users(RetentionOptions options, DateOnly cohort, int? period = null) =>
        scope.Ask(session => RetentionReader.Users(session, options, cohort, period));
}

/// <summary>Opens the room.</summary>
public static class RetentionRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>Who comes back: cohorts.</summary>
        public RetentionRoom Retention => new(scope);
    }
}
