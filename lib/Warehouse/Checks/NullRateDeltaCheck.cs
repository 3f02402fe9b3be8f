using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>
/// The largest step of a column's daily NULL rate against the rate of the trailing days, in percentage points (absolute); the threshold is the largest step that passes.
/// </summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="Column">The column whose NULLs are counted.</param>
/// <param name="DateColumn">The column that holds the day.</param>
public sealed record NullRateDeltaCheck(string Relation, string Column, string DateColumn) : DataCheck(Relation)
{
    /// <summary>How many earlier days with rows a day is compared with, at most; at least 1.</summary>
    public int TrailingDays { get; init; } = 14;

    /// <summary>How many days with rows a day needs before it to be judged; at least 1.</summary>
    public int MinimumDays { get; init; } = 7;

    /// <inheritdoc/>
    public override string Rule =>
        $"the daily NULL rate of {Column} stays within {Threshold} percentage points of the trailing {TrailingDays} days";

    /// <inheritdoc/>
    protected override string DefaultName => $"null_rate_delta({Column})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => [DateColumn];

    /// <inheritdoc/>
    protected override string NotComputedReason => $"{Relation} has no day with {MinimumDays} days before it.";

    internal override CheckObservation Observe(DbConnection connection, CancellationToken cancellationToken) =>
        Script("null_rate_delta.sql")
            .WithIdentifiers("relation", Relation)
            .WithIdentifiers("column", Column)
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
