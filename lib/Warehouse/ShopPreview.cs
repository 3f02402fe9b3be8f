using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>A look into the warehouse.</summary>
public static class ShopPreview
{
    private static readonly SqlScript FirstRows = SqlScript.Load(typeof(SqlScript), "relations.sql", "first rows");

    /// <summary>The first rows (at least 1) of a relation, in the order of its key, or of all its columns where it has none.</summary>
    /// <exception cref="ArgumentException">The relation has no contract.</exception>
    /// <exception cref="SqlScriptException">The relation was not built yet.</exception>
    public static Table Preview(this IShopScope scope, string relation, int rows = 5)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var contract = TableContracts.Get(relation);
        var order = contract.Keys.Count > 0 ? contract.Keys[0] : [.. contract.Columns.Select(column => column.Name)];
        return scope.Ask(session =>
            FirstRows.Read(
                session,
                reader => Table.From(reader, $"First rows of {relation}"),
                new
                {
                    relation = SqlQuoting.Relation(relation),
                    order = order.ToArray(),
                    rows,
                }
            )
        );
    }
}
