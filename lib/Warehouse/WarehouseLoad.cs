using EcommerceNotebooks.DuckDb;

namespace EcommerceNotebooks.Warehouse;

/// <summary>Runs one step of the pipeline in one transaction: build, compare, verify, then commit; anything that goes wrong leaves the tables of the last complete load.</summary>
internal static class WarehouseLoad
{
    /// <summary>Builds the relations, then their marts where there are any, and commits when all contracts and reconciliations hold.</summary>
    /// <exception cref="DataContractException">A contract or reconciliation does not hold; nothing was changed.</exception>
    /// <exception cref="SqlScriptException">DuckDB refused a script; nothing was changed.</exception>
    internal static IReadOnlyList<Reconciliation> Run(
        DuckDbConnection connection,
        WarehouseStep step,
        IReadOnlyCollection<string> relations,
        Action build,
        SqlScript reconciliation,
        CancellationToken cancellationToken,
        Action? marts = null
    )
    {
        using var transaction = connection.BeginTransaction();
        build();
        Lineage.Record(connection, step.Table, step.Input, step.Description);
        var reconciliations = reconciliation.Query<Reconciliation>(connection, cancellationToken: cancellationToken);
        ContractVerifier.Verify(connection, relations, reconciliations, cancellationToken);
        marts?.Invoke();
        transaction.Commit();
        return reconciliations;
    }
}
