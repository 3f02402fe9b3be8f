using System.Data.Common;

namespace EcommerceNotebooks.Warehouse.Checks;

/// <summary>Counts rows whose foreign key has no row in the relation it points to; NULL points nowhere and is left to <see cref="NotNullCheck"/>.</summary>
/// <param name="Relation">The table or view to look at.</param>
/// <param name="Column">The foreign key.</param>
/// <param name="TargetRelation">The relation it points to.</param>
/// <param name="TargetColumn">The column it points to.</param>
public sealed record RelationshipCheck(string Relation, string Column, string TargetRelation, string TargetColumn)
    : DataCheck(Relation)
{
    /// <inheritdoc/>
    public override string Rule => $"{Column} occurs in {TargetRelation}.{TargetColumn}";

    /// <inheritdoc/>
    protected override string DefaultName => $"relationships({Column} -> {TargetRelation}.{TargetColumn})";

    /// <inheritdoc/>
    protected override IReadOnlyList<string> OwnColumns => [Column];

    internal override CheckObservation Observe(ShopSession session) =>
        KeysKeepWithinBlocks(session) ? new CheckObservation(0, null) : Ask<CheckObservation>(session, "orphans");

    // Keys that count rows without a gap, from the start or anew in each block, have every value between their ends, so that looking at the ends is enough.
    private bool KeysKeepWithinBlocks(ShopSession session) =>
        TableContracts.Find(TargetRelation) is { } target
        && target.Keys.Any(key => key is [var only] && only == TargetColumn)
        && target.Columns.Any(column => column.Name == TargetColumn && column.Type is "BIGINT" or "INTEGER")
        && Ask<bool>(session, "keys within blocks");

    private T Ask<T>(ShopSession session, string section) =>
        Script("relationships.sql", section)
            .QuerySingle<T>(
                session,
                new
                {
                    relation = SqlQuoting.Relation(Relation),
                    column = Column,
                    target_relation = SqlQuoting.Relation(TargetRelation),
                    target_column = TargetColumn,
                }
            );
}
