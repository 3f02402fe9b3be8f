namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>A check that compares each day with the days before it.</summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="DateColumn">The column that holds the day.</param>
public abstract record TrailingDaysCheck(string Relation, string DateColumn) : DataCheck(Relation)
{
    /// <summary>How many earlier days a day is compared with, at most.</summary>
    public int TrailingDays { get; init; } = 14;

    /// <summary>How many days a day needs before it to be judged; at least 2.</summary>
    public int MinimumDays { get; init; } = 7;

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => [DateColumn];

    /// <inheritdoc/>
    protected override string NotComputedReason => $"{Relation} has no day with {MinimumDays} days before it.";

    private protected object Parameters =>
        new
        {
            relation = SqlQuoting.Relation(Relation),
            date_column = DateColumn,
            trailing_days = TrailingDays,
            minimum_days = MinimumDays,
            threshold = Threshold,
        };
}
