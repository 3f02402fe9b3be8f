using System.Data.Common;
using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.Tables;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>A look into the warehouse.</summary>
public static class ShopPreview
{
    private static readonly SqlScript FirstRows = SqlScript.Load(typeof(SqlScript), "preview.sql");

    /// <summary>The first rows (at least 1) of a relation, in the order of its key.</summary>
    /// <exception cref="ArgumentException">The relation has no contract or its contract no key.</exception>
    /// <exception cref="DuckDbException">The relation was not built yet.</exception>
    public static Table Preview(this Shop shop, string relation, int rows = 5)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        var key = TableContracts.Get(relation).Keys;
        if (key.Count == 0)
        {
            throw new ArgumentException($"relation \"{relation}\" has no key to order its rows by.", nameof(relation));
        }

        using var command = shop.Connection.CreateCommand();
        command.CommandText = FirstRows.WithIdentifiers("relation", relation).WithIdentifiers("key", key[0]).Text;
        command.Parameters.Add(new DuckDbParameter("rows", rows));
        using DbDataReader reader = command.ExecuteReader();
        return Table.From(reader, $"First rows of {relation}");
    }
}
