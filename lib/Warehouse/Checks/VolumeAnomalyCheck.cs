using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>
/// The largest |z| of a day's row count against the mean and the sample standard deviation of the trailing days; a day without rows inside the range counts 0.
/// When the trailing days are all equal, any other count is infinitely far.
/// </summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="DateColumn">The column that holds the day.</param>
public sealed record VolumeAnomalyCheck(string Relation, string DateColumn) : DataCheck(Relation)
{
    /// <summary>How many earlier days a day is compared with, at most.</summary>
    public int TrailingDays { get; init; } = 14;

    /// <summary>How many days a day needs before it to be judged; at least 2.</summary>
    public int MinimumDays { get; init; } = 7;

    /// <inheritdoc/>
    public override string Rule =>
        $"the daily row count stays within {Threshold} standard deviations of the trailing {TrailingDays} days";

    /// <inheritdoc/>
    protected override string DefaultName => $"volume_anomaly({DateColumn})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => [DateColumn];

    /// <inheritdoc/>
    protected override string NotComputedReason => $"{Relation} has no day with {MinimumDays} days before it.";

    internal override CheckObservation Observe(DbConnection connection, CancellationToken cancellationToken) =>
        Script("volume_anomaly.sql")
            .WithIdentifiers("relation", Relation)
            .WithIdentifiers("date_column", DateColumn)
            .QuerySingle<CheckObservation>(
                connection,
                new
                {
                    trailing_days = TrailingDays,
                    minimum_days = MinimumDays,
                    threshold = Threshold,
                },
                cancellationToken
            );
}
