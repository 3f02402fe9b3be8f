using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>Counts keys that stand in more than one row; NULL counts as a value.</summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="Columns">The columns that together must be unique.</param>
public sealed record UniqueCheck(string Relation, params IReadOnlyList<string> Columns) : DataCheck(Relation)
{
    /// <inheritdoc/>
    public override string Rule => $"({string.Join(", ", Columns)}) is unique";

    /// <inheritdoc/>
    protected override string DefaultName => $"unique({string.Join(", ", Columns)})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => Columns;

    internal override CheckObservation Observe(ShopSession session)
    {
        ArgumentOutOfRangeException.ThrowIfZero(Columns.Count, nameof(Columns));
        if (IsRising(session) || NumbersDiffer(session) || HashesDiffer(session))
        {
            return new CheckObservation(0, null);
        }

        Script("failing_rows.sql", "row key").Execute(session);
        return Ask<CheckObservation>(session, "repeated").Single();
    }

    // Rows each larger than the one before repeat nowhere; to see that takes one pass and no memory, and the first two that are not end it.
    private bool IsRising(ShopSession session) => Ask<bool>(session, "rising").Single();

    // Whole numbers that lie close together, or together within blocks, have a bit each: the bits are counted instead of groups.
    private bool NumbersDiffer(ShopSession session) =>
        Columns.Count == 1
        && Ask<NumberPlaces>(session, "places") is [{ AreDense: true } places]
        && Ask<bool>(session, "different numbers", places).Single();

    // Keys of several columns are wide; rows whose hashes differ are different, and equal hashes of different rows are so rare that the keys are then looked at.
    private bool HashesDiffer(ShopSession session) =>
        Columns.Count > 1 && Ask<bool>(session, "different hashes").Single();

    private IReadOnlyList<T> Ask<T>(ShopSession session, string section, NumberPlaces? places = null) =>
        Script("unique.sql", section)
            .Query<T>(
                session,
                new
                {
                    relation = SqlQuoting.Relation(Relation),
                    column = Columns[0],
                    columns = QueryParameters.List(Columns),
                    first = places?.First,
                    last = places?.Last,
                }
            );
}
