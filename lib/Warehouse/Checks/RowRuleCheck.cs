using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>Counts rows for which a condition on their columns is false; a condition that gives NULL is not broken.</summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="Condition">A SQL condition on the relation's columns, for example "session_end >= session_start".</param>
public sealed record RowRuleCheck(string Relation, string Condition) : DataCheck(Relation)
{
    /// <inheritdoc/>
    public override string Rule => Condition;

    /// <inheritdoc/>
    protected override string DefaultName => $"row_rule({Condition})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => ["rowid"];

    internal override CheckObservation Observe(ShopSession session) =>
        FailuresOf(
            session,
            $"select concat_ws(', ', {SqlQuoting.Identifiers(RowKey)}) as sample_key from {SqlQuoting.Identifier(Relation)} where not (\n{Condition}\n)"
        );
}
