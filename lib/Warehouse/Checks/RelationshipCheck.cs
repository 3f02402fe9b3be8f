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

    internal override CheckObservation Observe(DbConnection connection, CancellationToken cancellationToken) =>
        Script("relationships.sql")
            .WithIdentifiers("relation", Relation)
            .WithIdentifiers("column", Column)
            .WithIdentifiers("target_relation", TargetRelation)
            .WithIdentifiers("target_column", TargetColumn)
            .QuerySingle<CheckObservation>(connection, cancellationToken: cancellationToken);
}
