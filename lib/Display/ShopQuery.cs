using DuckDB.NET.Data;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>Questions in SQL, on the connection that the caller has too: of a shop its own, of a session the session's; so they see the caller's temporary objects.</summary>
public static class ShopQuery
{
    /// <summary>
    /// What a query gives, as a table. Values for <c>$name</c> parameters are the properties of <paramref name="parameters"/>, for example <c>new { rows = 10 }</c>; null is SQL NULL.
    /// </summary>
    /// <exception cref="ArgumentException">The SQL is empty.</exception>
    /// <exception cref="DuckDBException">DuckDB refused the query.</exception>
    public static Table Query(this IShopScope scope, string sql, object? parameters = null, string? title = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        return scope.RunOnConnection(session =>
        {
            using var command = QueryParameters.Command(session.Connection, sql, parameters);
            return EngineCall.Run(
                session.Connection,
                () =>
                {
                    using var reader = command.ExecuteReader();
                    return Table.From(reader, title);
                },
                session.CancellationToken
            );
        });
    }

    /// <summary>
    /// Writes what a query gives to a file, however many rows it has, without taking them into memory; the ending says how: .csv (NULL as an empty field), .json (an array of
    /// objects) or .parquet. An existing file is replaced, and missing folders are made.
    /// </summary>
    /// <returns>The number of rows written.</returns>
    /// <exception cref="ArgumentException">The SQL is empty, or the ending is another one.</exception>
    /// <exception cref="DuckDBException">DuckDB refused the query, or cannot write the file.</exception>
    /// <exception cref="OperationCanceledException">The session's token was cancelled; the query was interrupted.</exception>
    public static long Export(this IShopScope scope, string sql, string path, object? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        string format = TableFile.EndingOf(path) switch
        {
            ".csv" => "format csv, header",
            ".json" => "format json, array true",
            _ => "format parquet, compression zstd",
        };
        string full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        string query = sql.TrimEnd().TrimEnd(';');
        return scope.RunOnConnection(session =>
        {
            using var command = QueryParameters.Command(
                session.Connection,
                $"copy (\n{query}\n) to {SqlQuoting.Literal(full)} ({format})",
                parameters
            );
            return EngineCall.Run(session.Connection, () => (long)command.ExecuteNonQuery(), session.CancellationToken);
        });
    }
}
