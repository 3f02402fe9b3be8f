using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>
/// The largest |z| of a day's row count against the mean and the sample standard deviation of the trailing days; a day without rows inside the range counts 0.
/// When the trailing days are all equal, any other count is infinitely far.
/// </summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="DateColumn">The column that holds the day.</param>
public sealed record VolumeAnomalyCheck(string Relation, string DateColumn) : TrailingDaysCheck(Relation, DateColumn)
{
    /// <inheritdoc/>
    public override string Rule =>
        $"the daily row count stays within {Threshold} standard deviations of the trailing {TrailingDays} days";

    /// <inheritdoc/>
    protected override string DefaultName => $"volume_anomaly({DateColumn})";

    internal override CheckObservation Observe(ShopSession session) =>
        Script("volume_anomaly.sql").QuerySingle<CheckObservation>(session, Parameters);
}
