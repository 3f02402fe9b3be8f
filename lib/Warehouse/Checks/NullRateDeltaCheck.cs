using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>
/// The largest step of a column's daily NULL rate against the rate of the trailing days, in percentage points (absolute); days without rows do not count.
/// </summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="Column">The column whose NULLs are counted.</param>
/// <param name="DateColumn">The column that holds the day.</param>
public sealed record NullRateDeltaCheck(string Relation, string Column, string DateColumn)
    : TrailingDaysCheck(Relation, DateColumn)
{
    /// <inheritdoc/>
    public override string Rule =>
        $"the daily NULL rate of {Column} stays within {Threshold} percentage points of the trailing {TrailingDays} days";

    /// <inheritdoc/>
    protected override string DefaultName => $"null_rate_delta({Column})";

    internal override CheckObservation Observe(ShopSession session) =>
        Script("null_rate_delta.sql")
            .QuerySingle<CheckObservation>(session, QueryParameters.Of(Parameters, new { column = Column }));
}
