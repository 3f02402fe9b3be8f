using System.Collections.Immutable;
using System.Globalization;
using DuckDB.NET.Data;

namespace Benchmarks.Sources;

/// <summary>One embedded .sql file of the benchmarks, which lies beside the C# that runs it.</summary>
internal static class EngineScript
{
    /// <summary>Runs a script; its parameters are given by name.</summary>
    internal static void Execute(
        DuckDBConnection connection,
        string name,
        params IEnumerable<(string Name, object Value)> parameters
    )
    {
        using var command = Prepare(connection, Text(name), parameters);
        command.ExecuteNonQuery();
    }

    /// <summary>The rows of a script as text, first the names of its columns.</summary>
    internal static IEnumerable<string[]> Rows(
        DuckDBConnection connection,
        string name,
        params IEnumerable<(string Name, object Value)> parameters
    ) => Read(connection, Text(name), parameters);

    /// <summary>The one row of a script whose placeholder stands for a table or a table function, as figures by the names of its columns.</summary>
    internal static IReadOnlyDictionary<string, string> Answer(
        DuckDBConnection connection,
        string name,
        string placeholder,
        string relation,
        params IEnumerable<(string Name, object Value)> parameters
    )
    {
        var rows = Read(
                connection,
                Text(name).Replace($"{{{placeholder}}}", relation, StringComparison.Ordinal),
                parameters
            )
            .ToArray();
        return rows[0].Zip(rows[1]).ToImmutableSortedDictionary(pair => pair.First, pair => pair.Second);
    }

    /// <summary>Makes the functions that scripts read events with, csv_events and parquet_events, known to a connection.</summary>
    internal static DuckDBConnection WithEvents(DuckDBConnection connection)
    {
        Execute(connection, "Sources/csv_events.sql");
        Execute(connection, "Sources/parquet_events.sql");
        return connection;
    }

    private static IEnumerable<string[]> Read(
        DuckDBConnection connection,
        string sql,
        IEnumerable<(string Name, object Value)> parameters
    )
    {
        using var command = Prepare(connection, sql, parameters);
        using var reader = command.ExecuteReader();
        yield return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        while (reader.Read())
        {
            yield return
            [
                .. Enumerable
                    .Range(0, reader.FieldCount)
                    .Select(column => Convert.ToString(reader.GetValue(column), CultureInfo.InvariantCulture)!),
            ];
        }
    }

    private static DuckDBCommand Prepare(
        DuckDBConnection connection,
        string sql,
        IEnumerable<(string Name, object Value)> parameters
    )
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(name, value));
        }

        return command;
    }

    private static string Text(string name)
    {
        using var stream =
            typeof(EngineScript).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"There is no SQL script \"{name}\".", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
