using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

/// <summary>Builds marts inside the transaction of the step that builds what they sum up, so that both always agree.</summary>
internal static class MartLoad
{
    /// <summary>Builds each mart with the script of its name, in order, and holds all of them against their contracts and the reconciliation.</summary>
    /// <exception cref="DataContractException">A contract or a reconciliation does not hold.</exception>
    /// <exception cref="SqlScriptException">DuckDB refused a script.</exception>
    internal static void Build(
        DuckDbConnection connection,
        IReadOnlyCollection<string> marts,
        string reconciliation,
        CancellationToken cancellationToken
    )
    {
        foreach (string mart in marts)
        {
            Script($"{mart}.sql").Execute(connection, cancellationToken: cancellationToken);
        }

        var reconciliations = Script(reconciliation)
            .Query<Reconciliation>(connection, cancellationToken: cancellationToken);
        ContractVerifier.Verify(connection, marts, reconciliations, cancellationToken);
    }

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(MartLoad), fileName);
}
