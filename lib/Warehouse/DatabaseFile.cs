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
    /// <summary>What the name of a database's log adds to its own.</summary>
    internal const string LogEnding = ".wal";

    private static readonly Lock Confining = new();

    private readonly string? path;
    private readonly string? name;
    private readonly string connectionString;
    private bool disposed;

    /// <summary>Opens the file, making it where it is missing unless it is only read; null is a new database in memory.</summary>
    /// <exception cref="ArgumentException">DuckDB does not accept an option's value, or a database in memory is to be read only.</exception>
    /// <exception cref="FileNotFoundException">The file is missing and was to be read only.</exception>
    /// <exception cref="InvalidOperationException">The file is open in this process with other options, another process holds it, or a later DuckDB wrote it.</exception>
    /// <exception cref="DuckDBException">The file is no DuckDB database.</exception>
    internal DatabaseFile(string? file, ShopOptions options, string? onlyFolder = null)
    {
        path = file is null ? null : WithoutLinks(Path.GetFullPath(file));
        Options = options;
        RequireFileToRead();
        string? tempFolder = TempFolder();
        connectionString = ConnectionString(
            path ?? DuckDBConnectionStringBuilder.InMemoryDataSource,
            options,
            tempFolder
        );
        if (path is not null)
        {
            name = OpenFiles.Enter(path, new DatabaseUse(options, onlyFolder));
            connectionString = ConnectionString(name, options, tempFolder);
        }

        Connection = new DuckDBConnection(connectionString);
        try
        {
            Connection.Open();
            RefuseOtherFile();
            if (onlyFolder is not null)
            {
                Confine(onlyFolder);
            }
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
        if (name is not null)
        {
            OpenFiles.Leave(name);
        }
    }

    /// <summary>
    /// Copies the database at a path without links, with what its log holds that is not in the file yet. Nobody may be writing to it: the engine has it open for reading until it is copied.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is being written, by this process or another, or a later DuckDB wrote it.</exception>
    /// <exception cref="DuckDBException">It is no DuckDB database.</exception>
    internal static void Copy(string file, string target)
    {
        // Whoever reads it in this process holds it already, and would lose it to the system if it were closed here.
        using var reading = OpenFiles.IsRead(file) ? null : new DatabaseFile(file, new ShopOptions { ReadOnly = true });
        foreach (string ending in new[] { "", LogEnding })
        {
            if (File.Exists(file + ending))
            {
                CopyFile(file + ending, target + ending);
            }
        }

        static void CopyFile(string from, string to)
        {
            var handle = File.OpenHandle(from, share: FileShare.ReadWrite | FileShare.Delete);
            var source = new FileStream(handle, FileAccess.Read);
            try
            {
                using var copy = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                source.CopyTo(copy);
            }
            finally
            {
                OpenFiles.CloseAfterUse(from, handle);
            }
        }
    }

    private static string ConnectionString(string dataSource, ShopOptions options, string? tempFolder)
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

        if (options.ReadOnly)
        {
            builder["access_mode"] = "READ_ONLY";
        }

        if (tempFolder is { } folder)
        {
            builder["temp_directory"] = folder;
        }

        return builder.ConnectionString;
    }

    // Readers of one file do not know of each other, and two that spilled into one folder would write each other's files; the engine makes the folder when it needs it, and removes it.
    private string? TempFolder()
    {
        string? given = Options.TempDirectory is { } folder ? Path.GetFullPath(folder) : null;
        if (given is not null)
        {
            Directory.CreateDirectory(given);
        }

        return !Options.ReadOnly ? given
            : given is null ? $"{path}.{Guid.NewGuid():N}.tmp"
            : Path.Combine(given, $"spill-{Guid.NewGuid():N}");
    }

    private void RequireFileToRead()
    {
        if (Options.ReadOnly && path is null)
        {
            throw new ArgumentException("A database in memory cannot be read only: it would stay empty.");
        }

        if (Options.ReadOnly && !File.Exists(path))
        {
            throw new FileNotFoundException($"There is no warehouse \"{path}\" to read.", path);
        }
    }

    // All that use the file in this way share an instance, and what is locked cannot be set again.
    private void Confine(string folder)
    {
        lock (Confining)
        {
            if (!Connection.QuerySingle<bool>("select current_setting('lock_configuration')"))
            {
                Connection.Execute(
                    $"""
                    set allowed_directories = [{SqlQuoting.Literal(folder + Path.DirectorySeparatorChar)}];
                    set autoinstall_known_extensions = false;
                    set autoload_known_extensions = false;
                    set enable_external_access = false;
                    set lock_configuration = true;
                    """
                );
            }
        }
    }

    /// <summary>The path behind symbolic links.</summary>
    internal static string WithoutLinks(string path)
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
        : HeldBy.Match(error.Message) is { Success: true } holder
            ? new InvalidOperationException(
                $"\"{path}\" is held by another process ({holder.Groups[1].Value}). "
                    + (
                        Options.ReadOnly
                            ? "It is being written: wait until that is done; a build by WarehouseFile.Replace would not disturb readers."
                            : "A dashboard or another reader holds it, or somebody writes to it: end that process, or build beside the file with WarehouseFile.Replace, which disturbs no reader."
                    ),
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

    [GeneratedRegex(@"Conflicting lock is held in (.*? \(PID \d+\))", RegexOptions.CultureInvariant)]
    private static partial Regex HeldBy { get; }
}
