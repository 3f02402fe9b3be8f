using System.Data.Common;
using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks;

/// <summary>Questions in SQL.</summary>
public static class ShopQuery
{
    /// <summary>
    /// What a query gives, as a table. Values for <c>$name</c> parameters are the properties of <paramref name="parameters"/>, for example <c>new { rows = 10 }</c>; null is SQL NULL.
    /// </summary>
    /// <exception cref="ArgumentException">The SQL is empty.</exception>
    /// <exception cref="DuckDbException">DuckDB refused the query.</exception>
    public static Table Query(this Shop shop, string sql, object? parameters = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        using var command = shop.Connection.CreateCommand();
        command.CommandText = sql;
        foreach (var property in parameters?.GetType().GetProperties() ?? [])
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = property.Name;
            parameter.Value = property.GetValue(parameters) ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        using DbDataReader reader = command.ExecuteReader();
        return Table.From(reader, title);
    }
}
