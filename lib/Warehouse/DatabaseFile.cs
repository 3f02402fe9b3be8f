using System.Globalization;
using System.Text.RegularExpressions;
using Dapper;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace EcommerceNotebooks.Warehouse;

/// <summary>
/// A database of this process: a file, or one in memory. DuckDB allows one instance per file and process, and DuckDB.NET joins connections by the text of the path, without regard to case; so a file
/// goes by its path without symbolic links, and two ways of asking for it that would not mean the same are refused.
/// </summary>
internal sealed partial class DatabaseFile : IDisposable
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, (ShopOptions Options, int Users)> Open = new(
        StringComparer.OrdinalIgnoreCase
    );

    private readonly string? path;
    private readonly string connectionString;
    private bool disposed;

    /// <summary>Opens the file, making it where it is missing; null is a new database in memory.</summary>
    /// <exception cref="ArgumentException">DuckDB does not accept an option's value.</exception>
    /// <exception cref="InvalidOperationException">The file is open in this process with other options, or was written by a later DuckDB.</exception>
    /// <exception cref="DuckDBException">The file is no DuckDB database, or another process holds it.</exception>
    internal DatabaseFile(string? file, ShopOptions options)
    {
        path = file is null ? null : WithoutLinks(Path.GetFullPath(file));
        Options = options;
        connectionString = ConnectionString(path ?? DuckDBConnectionStringBuilder.InMemoryDataSource, options);
        Enter(options);
        Connection = new DuckDBConnection(connectionString);
        try
        {
            Connection.Open();
            RefuseOtherFile();
        }
        catch (DuckDBException error) when (Explained(error) is { } explained)
        {
            Dispose();
            throw explained;
        }
        catch
        {
            Dispose();
            throw;
        }

        EngineCall.Know(Connection);
    }

    /// <summary>The options it was opened with.</summary>
    internal ShopOptions Options { get; }

    /// <summary>The first connection, open.</summary>
    internal DuckDBConnection Connection { get; }

    /// <summary>Another connection to the same database, open; it belongs to the caller.</summary>
    internal DuckDBConnection Connect()
    {
        var connection = path is null ? Connection.Duplicate() : new DuckDBConnection(connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Closes the first connection.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        EngineCall.Forget(Connection);
        Connection.Dispose();
        Leave();
    }

    private static string ConnectionString(string dataSource, ShopOptions options)
    {
        var builder = new DuckDBConnectionStringBuilder
        {
            DataSource = dataSource,
            // DuckDB's own way is to give memory back to the system after every large statement, only to ask for it again in the next: a third of the time of building the warehouse.
            ["allocator_background_threads"] = "true",
            ["allocator_flush_threshold"] = "1GB",
        };
        if (options.MemoryLimit is { } memoryLimit)
        {
            builder["memory_limit"] = memoryLimit;
        }

        if (options.Threads is { } threads)
        {
            if (threads < 1)
            {
                throw new ArgumentOutOfRangeException(nameof(options), threads, "Threads must be at least 1.");
            }

            builder["threads"] = threads.ToString(CultureInfo.InvariantCulture);
        }

        if (options.TempDirectory is { } tempDirectory)
        {
            string folder = Path.GetFullPath(tempDirectory);
            Directory.CreateDirectory(folder);
            builder["temp_directory"] = folder;
        }

        return builder.ConnectionString;
    }

    private static string WithoutLinks(string path)
    {
        if (Path.GetDirectoryName(path) is not { } folder)
        {
            return path;
        }

        string inFolder = Path.Combine(WithoutLinks(folder), Path.GetFileName(path));
        FileSystemInfo entry = Directory.Exists(inFolder) ? new DirectoryInfo(inFolder) : new FileInfo(inFolder);
        return entry.Exists && entry.ResolveLinkTarget(returnFinalTarget: true) is { } target
            ? target.FullName
            : inFolder;
    }

    private void Enter(ShopOptions options)
    {
        if (path is null)
        {
            return;
        }

        lock (Gate)
        {
            var known = Open.GetValueOrDefault(path, (options, 0));
            if (known.Item1 != options)
            {
                throw new InvalidOperationException(
                    $"\"{path}\" is open in this process with other options ({known.Item1}), and all that use it share one instance of the engine: close it first."
                );
            }

            Open[path] = (options, known.Item2 + 1);
        }
    }

    private void Leave()
    {
        if (path is null)
        {
            return;
        }

        lock (Gate)
        {
            var (options, users) = Open[path];
            if (users == 1)
            {
                Open.Remove(path);
            }
            else
            {
                Open[path] = (options, users - 1);
            }
        }
    }

    private void RefuseOtherFile()
    {
        string? opened = Connection.QuerySingle<string?>(
            "select path from duckdb_databases() where database_name = current_database()"
        );
        if (path is not null && opened != path)
        {
            throw new InvalidOperationException(
                $"\"{path}\" cannot be opened while this process has \"{opened}\" open: their names differ in case alone."
            );
        }
    }

    private Exception? Explained(DuckDBException error) =>
        StorageVersion.Match(error.Message) is { Success: true } found
            ? new InvalidOperationException(
                $"\"{path}\" was written by another version of DuckDB: its storage version is {found.Groups[1].Value}, and {Connection.ServerVersion} reads {found.Groups[2].Value} to {found.Groups[3].Value}. "
                    + "Build the warehouse again from its source, or have the version that wrote it export it (EXPORT DATABASE) for import here.",
                error
            )
        : error.Message.StartsWith("Error setting", StringComparison.Ordinal)
            ? new ArgumentException($"DuckDB does not accept an option of the shop: {error.Message}", error)
        : null;

    [GeneratedRegex(
        @"version number (\d+).*?between (\d+) and (\d+)",
        RegexOptions.Singleline | RegexOptions.CultureInvariant
    )]
    private static partial Regex StorageVersion { get; }
}
