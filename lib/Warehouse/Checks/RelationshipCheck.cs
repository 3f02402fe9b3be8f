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
        IsWithinCountedKeys(session)
            ? new CheckObservation(0, null)
            : Ask("relationships.sql").QuerySingle<CheckObservation>(session);

    // A key that counts its rows without a gap has every value between its ends, so that looking at the ends is enough.
    private bool IsWithinCountedKeys(ShopSession session) =>
        TableContracts.Find(TargetRelation) is { } target
        && target.Keys.Any(key => key is [var only] && only == TargetColumn)
        && target.Columns.Any(column => column.Name == TargetColumn && column.Type is "BIGINT" or "INTEGER")
        && Ask("within_counted_keys.sql").QuerySingle<bool>(session);

    private SqlScript Ask(string script) =>
        Script(script)
            .WithIdentifiers("relation", Relation)
            .WithIdentifiers("column", Column)
            .WithIdentifiers("target_relation", TargetRelation)
            .WithIdentifiers("target_column", TargetColumn);
}
