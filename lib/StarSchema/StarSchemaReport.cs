using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.StarSchema;

/// <summary>What was loaded into the star schema.</summary>
/// <param name="Relations">Rows of each relation, by name.</param>
/// <param name="Reconciliations">Events and revenue of each layer against the clean events, to the cent.</param>
public sealed record StarSchemaReport(
    IReadOnlyList<RelationRows> Relations,
    IReadOnlyList<Reconciliation> Reconciliations
) : TableReport
{
    /// <summary>Rows of each relation.</summary>
    public override Table ToTable() => Table.Of(Relations, "Star schema");

    /// <summary>Events and revenue of each layer against the clean events.</summary>
    public Table ReconciliationsTable() =>
        Reconciliation.ToTable(Reconciliations, "Every layer agrees with the clean events");
}
