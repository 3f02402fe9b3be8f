using System.Text.Json;
using DuckDB.NET.Data;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>
/// Answers SQL that somebody else wrote: one SELECT at a time on a warehouse that is only read, by an instance of the engine that reads no file but the warehouse and its lake, loads nothing, and whose settings
/// are locked.
/// </summary>
public sealed class AdHocSql : IDisposable
{
    private static readonly SqlScript Serialize = SqlScript.Statement(
        "select json_serialize_sql(cast($sql as varchar))"
    );
    private static readonly SqlScript Deserialize = SqlScript.Statement(
        "select json_deserialize_sql(cast($parsed as json))"
    );
    private readonly DatabaseFile database;

    /// <summary>Opens the warehouse at a path.</summary>
    /// <param name="path">The warehouse's path.</param>
    /// <param name="options">What the engine may use, apart from what shops in this process do; it reads only in any case. Null for the options of the environment.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidOperationException">It is being written, or a later DuckDB wrote it.</exception>
    public AdHocSql(string path, ShopOptions? options = null)
    {
        string fullPath = Shop.FullPath(path);
        database = new DatabaseFile(
            fullPath,
            (options ?? ShopOptions.FromEnvironment()) with
            {
                ReadOnly = true,
            },
            Shop.LakePathOf(fullPath)
        );
    }

    /// <summary>Answers one SELECT with its first rows.</summary>
    /// <param name="sql">The statement; a semicolon may end it.</param>
    /// <param name="mostRows">How many rows at most, at least 1.</param>
    /// <param name="cancellationToken">Interrupts the statement.</param>
    /// <exception cref="ArgumentException">The text is not one SELECT, or the engine refused it; the message says why.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public AdHocAnswer Query(string sql, int mostRows, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostRows, 1);
        using var connection = database.Connect();
        using var session = ShopSession.Over(connection, cancellationToken);
        try
        {
            using var command = connection.CreateCommand();
            // What runs is what was parsed, without the comments.
            command.CommandText = FormattableString.Invariant(
                $"select * from (\n{OneSelect(session, sql)}\n) limit {mostRows + 1L}"
            );
            command.UseStreamingMode = true;
            var table = EngineCall.Run(
                connection,
                () =>
                {
                    using var reader = command.ExecuteReader();
                    return Table.From(reader);
                },
                cancellationToken
            );
            return new AdHocAnswer(table.Head(mostRows), HasMore: table.RowCount > mostRows);
        }
        catch (Exception error)
            when (error is InvalidOperationException || (error is DuckDBException && !error.IsOutOfMemory()))
        {
            throw new ArgumentException(error.Message, nameof(sql), error);
        }
    }

    /// <summary>Closes the engine's instance.</summary>
    public void Dispose() => database.Dispose();

    private static string OneSelect(ShopSession session, string sql)
    {
        string parsed = Serialize.QuerySingle<string>(session, new { sql });
        using var document = JsonDocument.Parse(parsed);
        var root = document.RootElement;
        if (root.GetProperty("error").GetBoolean())
        {
            throw new ArgumentException(
                $"One SELECT statement is needed: {root.GetProperty("error_message").GetString()}",
                nameof(sql)
            );
        }

        return root.GetProperty("statements").GetArrayLength() == 1
            ? Deserialize.QuerySingle<string>(session, new { parsed })
            : throw new ArgumentException("One SELECT statement is needed, not several or none.", nameof(sql));
    }
}

/// <summary>The answer to ad-hoc SQL.</summary>
/// <param name="Table">The first rows.</param>
/// <param name="HasMore">Whether there are more.</param>
public sealed record AdHocAnswer(Table Table, bool HasMore);
