using System.Globalization;
using DuckDB.NET.Data;
using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Optimizations.Laboratory;

/// <summary>What the laboratory's instances share: folder, log, slice, and the part of the machine the shop may use.</summary>
internal sealed class LabSetup
{
    private const string DatabaseName = "technique.duckdb";

    private readonly LakeFolder lake;
    private readonly LakeVersion version;

    /// <summary>Looks at the shop's log and writes the slice into the folder.</summary>
    /// <exception cref="InvalidOperationException">The shop has no events with a time.</exception>
    internal LabSetup(ShopSession session, LabFolder folder, long mostSliceRows)
    {
        Folder = folder;
        Threads = int.Parse(Setting(session, "threads"), CultureInfo.InvariantCulture);
        MemoryLimit = Setting(session, "memory_limit");
        lake = LakeFolder.Of(session.Shop);
        version = lake.Manifests.Current();
        if (version.Version == 0)
        {
            throw NoEvents();
        }

        using var connection = Connect(DuckDBConnectionStringBuilder.InMemoryDataSource);
        using var own = ShopSession.Over(connection, session.CancellationToken);
        MakeLog(own);
        Slice =
            Script("slice_days.sql").Query<LogSlice>(own, new { most_rows = mostSliceRows }).SingleOrDefault()
            ?? throw NoEvents();
        Script("slice.sql")
            .Execute(
                own,
                new
                {
                    slice_from = Slice.From,
                    slice_to = Slice.To,
                    target = folder.SlicePath,
                }
            );
        Variables = LabVariables.Of(folder.Path, Slice);
        Machine = MeasuringMachine.Of(connection, Threads, MemoryLimit);
    }

    internal LabFolder Folder { get; }

    internal LogSlice Slice { get; }

    internal LabVariables Variables { get; }

    internal MeasuringMachine Machine { get; }

    internal string DatabasePath => Folder.PathOf(DatabaseName);

    private int Threads { get; }

    private string MemoryLimit { get; }

    /// <summary>Makes the view events_raw over the log that the shop had when the laboratory opened.</summary>
    internal void MakeLog(ShopSession session) => new LakeViews(session, lake).PointAt(version);

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
        new("There are no events to measure with: call shop.Pipeline.Ingest(source) first.");

    private static string Setting(ShopSession session, string name) =>
        LabDatabase.Part("setting").QuerySingle<string>(session, new { name });

    private static SqlScript Script(string fileName) => SqlScript.Load(typeof(LabSetup), fileName);
}
