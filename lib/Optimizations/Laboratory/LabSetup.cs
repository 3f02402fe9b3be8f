using System.Globalization;
using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Optimizations.Laboratory;

/// <summary>What the laboratory's instances share: folder, log, slice, and the part of the machine the shop may use.</summary>
internal sealed class LabSetup
{
    private const string DatabaseName = "technique.duckdb";

    /// <summary>Looks at the shop's log and writes the slice into the folder.</summary>
    /// <exception cref="InvalidOperationException">The shop has no events with a time.</exception>
    internal LabSetup(Shop shop, LabFolder folder, long mostSliceRows, CancellationToken cancellationToken)
    {
        Folder = folder;
        Threads = int.Parse(Setting(shop, "threads"), CultureInfo.InvariantCulture);
        MemoryLimit = Setting(shop, "memory_limit");
        LogDefinition =
            Script("view_definition.sql")
                .Query<string>(shop.Connection, cancellationToken: cancellationToken)
                .SingleOrDefault()
            ?? throw NoEvents();
        using var connection = Connect(DuckDBConnectionStringBuilder.InMemoryDataSource);
        Script("events_raw.sql")
            .WithSql("definition", LogDefinition)
            .Execute(connection, cancellationToken: cancellationToken);
        Slice =
            Script("slice_days.sql")
                .Query<LogSlice>(connection, new { most_rows = mostSliceRows }, cancellationToken)
                .SingleOrDefault()
            ?? throw NoEvents();
        Script("slice.sql")
            .Execute(
                connection,
                new
                {
                    slice_from = Slice.From,
                    slice_to = Slice.To,
                    target = folder.SlicePath,
                },
                cancellationToken
            );
        Variables = LabVariables.Of(folder.Path, Slice);
        Machine = MeasuringMachine.Of(connection, Threads, MemoryLimit);
    }

    internal LabFolder Folder { get; }

    /// <summary>The statement that makes the view events_raw.</summary>
    internal string LogDefinition { get; }

    internal LogSlice Slice { get; }

    internal LabVariables Variables { get; }

    internal MeasuringMachine Machine { get; }

    internal string DatabasePath => Folder.PathOf(DatabaseName);

    private int Threads { get; }

    private string MemoryLimit { get; }

    /// <summary>A fresh instance with the shop's threads and memory limit, which spills into the folder.</summary>
    internal DuckDBConnection Connect(string dataSource)
    {
        var options = new DuckDBConnectionStringBuilder
        {
            ["DataSource"] = dataSource,
            ["threads"] = Threads,
            ["memory_limit"] = MemoryLimit,
            ["temp_directory"] = Folder.SpillPath,
        };
        var connection = new DuckDBConnection(options.ConnectionString);
        connection.Open();
        return connection;
    }

    private static InvalidOperationException NoEvents() =>
        new("There are no events to measure with: call shop.Ingest(source) first.");

    private static string Setting(Shop shop, string name) =>
        Script("setting.sql").QuerySingle<string>(shop.Connection, new { name });

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(LabSetup), fileName);
}
