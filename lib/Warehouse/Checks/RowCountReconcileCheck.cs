using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>The absolute difference between the rows of one relation and the rows of others together.</summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="OtherRelations">The relations whose rows together must be as many.</param>
public sealed record RowCountReconcileCheck(string Relation, params IReadOnlyList<string> OtherRelations)
    : DataCheck(Relation)
{
    /// <inheritdoc/>
    public override string Rule => $"as many rows as {string.Join(" + ", OtherRelations)}";

    /// <inheritdoc/>
    protected override string DefaultName => $"row_count_reconcile({string.Join(" + ", OtherRelations)})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => [];

    internal override CheckObservation Observe(ShopSession session)
    {
        var others = OtherRelations.Sum(relation => Rows(session, relation));
        return new CheckObservation(Math.Abs(Rows(session, Relation) - others), null);
    }

    private static long Rows(ShopSession session, string relation) =>
        SqlScript
            .Load(typeof(SqlScript), "relations.sql", "row count")
            .QuerySingle<long>(session, new { relation = SqlQuoting.Relation(relation) });
}
