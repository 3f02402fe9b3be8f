using System.Data.Common;
using System.Globalization;

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

    internal override CheckObservation Observe(ShopSession session) =>
        IsRising(session) || NumbersDiffer(session) || HashesDiffer(session)
            ? new CheckObservation(0, null)
            : Script("unique.sql")
                .WithIdentifiers("relation", Relation)
                .WithIdentifiers("columns", Columns)
                .QuerySingle<CheckObservation>(session);

    // Rows each larger than the one before repeat nowhere; to see that takes one pass and no memory, and the first two that are not end it.
    private bool IsRising(ShopSession session) =>
        Script("rising.sql")
            .WithIdentifiers("relation", Relation)
            .WithSql("is_larger", LargerThanTheRowBefore([.. Columns.Select(SqlQuoting.Identifier)]))
            .QuerySingle<bool>(session);

    private static string LargerThanTheRowBefore(string[] columns) =>
        columns is [var first, .. { Length: > 0 } others]
            ? $"({first} > lag({first}) over () or ({first} = lag({first}) over () and {LargerThanTheRowBefore(others)}))"
            : $"{columns[0]} > lag({columns[0]}) over ()";

    // Whole numbers that lie close together have a bit each: the map's bits are counted instead of groups.
    private bool NumbersDiffer(ShopSession session)
    {
        if (
            Columns.Count > 1
            || Script("number_range.sql")
                .WithIdentifiers("relation", Relation)
                .WithIdentifiers("column", Columns)
                .Query<NumberRange>(session)
                is not [{ IsDense: true } range]
        )
        {
            return false;
        }

        return Script("different_numbers.sql")
            .WithIdentifiers("relation", Relation)
            .WithIdentifiers("column", Columns)
            .WithSql("first", range.First.ToString(CultureInfo.InvariantCulture))
            .WithSql("last", range.Last.ToString(CultureInfo.InvariantCulture))
            .QuerySingle<bool>(session);
    }

    // Keys of several columns are wide; rows whose hashes differ are different, and equal hashes of different rows are so rare that the keys are then looked at.
    private bool HashesDiffer(ShopSession session) =>
        Columns.Count > 1
        && Script("different_hashes.sql")
            .WithIdentifiers("relation", Relation)
            .WithIdentifiers("columns", Columns)
            .QuerySingle<bool>(session);
}
