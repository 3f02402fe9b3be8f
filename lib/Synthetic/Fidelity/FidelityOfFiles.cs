using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Synthetic.Fidelity;

/// <summary>Compares files as they lie in a folder, without a warehouse.</summary>
public static class FidelityOfFiles
{
    /// <summary>The published numbers beside those of the Parquet files, or if there are none the CSV files, of a folder.</summary>
    /// <param name="directory">The folder with files named like 2019-Oct.parquet or 2019-Oct.csv.</param>
    /// <param name="memoryLimit">DuckDB's memory limit; beyond it work spills to <paramref name="directory"/>.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static FidelityReport Compare(
        string directory,
        string memoryLimit = "4GB",
        CancellationToken cancellationToken = default
    )
    {
        var extension = new[] { "parquet", "csv" }.FirstOrDefault(end =>
            Directory.EnumerateFiles(directory, "20*." + end).Any()
        );
        if (extension is null)
        {
            throw new ArgumentException(
                $"{directory} holds neither Parquet nor CSV files of months.",
                nameof(directory)
            );
        }

        var options = new DuckDBConnectionStringBuilder { DataSource = ":memory:" };
        options["memory_limit"] = memoryLimit;
        options["temp_directory"] = Path.Combine(directory, ".spill");
        using var connection = new DuckDBConnection(options.ConnectionString);
        connection.Open();
        using var session = ShopSession.Over(connection, cancellationToken);
        var script = SqlScript.Load(typeof(FidelityOfFiles), "events_of_files.sql");
        script.Section("variable")!.Execute(session, new { files = Path.Combine(directory, "20*." + extension) });
        script.Section(extension)!.Execute(session);
        return FidelityMeasurement.Run(session);
    }
}
