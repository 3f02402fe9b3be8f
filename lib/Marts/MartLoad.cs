using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

/// <summary>Builds marts in the load of the step that builds what they sum up, so that both always agree.</summary>
internal static class MartLoad
{
    /// <summary>Builds each mart with the script of its name, in order, and holds all of them against their contracts and the reconciliation.</summary>
    /// <exception cref="DataContractException">A contract or a reconciliation does not hold.</exception>
    /// <exception cref="SqlScriptException">DuckDB refused a script.</exception>
    internal static void Build(WarehouseLoad load, IReadOnlyCollection<string> marts, string reconciliation)
    {
        foreach (string mart in marts)
        {
            load.Create(typeof(MartLoad), mart);
        }

        var reconciliations = Script(reconciliation).Query<Reconciliation>(load.Session);
        ContractVerifier.Verify(load.Session, marts, reconciliations);
    }

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(MartLoad), fileName);
}
