using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>
/// An open database, shared by all connections of the process to the same file or to the same named database in memory, because DuckDB allows
/// one instance per file. It closes with its last connection.
/// </summary>
internal sealed unsafe class DatabaseInstance
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, DatabaseInstance> Shared = new(DatabasePath.Comparer);

    private readonly string? sharedKey;
    private readonly IReadOnlyDictionary<string, string> options;
    private readonly DatabaseHandle handle;
    private int connections;

    private DatabaseInstance(string? sharedKey, string path, DatabaseOptions options)
    {
        this.sharedKey = sharedKey;
        this.options = options.AtStart;
        handle = Open(path, options);
    }

    /// <summary>Connects to the database of the connection string, which is opened first if it is not open yet.</summary>
    internal static (DatabaseInstance Instance, ConnectionHandle Connection) Connect(
        DuckDbConnectionStringBuilder settings
    )
    {
        var options = DatabaseOptions.Checked(settings.Options);
        var (key, path) = DatabasePath.Resolve(settings.DataSource);
        lock (Gate)
        {
            if (key is null || !Shared.TryGetValue(key, out var instance))
            {
                instance = new(key, path, options);
                if (key is not null)
                {
                    Shared.Add(key, instance);
                }
            }
            else
            {
                instance.Demand(settings.DataSource, options.AtStart);
            }

            instance.connections++;
            try
            {
                return (instance, instance.NewConnection(options.PerConnection));
            }
            catch
            {
                instance.Release();
                throw;
            }
        }
    }

    /// <summary>Gives one connection's share back; the last closes the database.</summary>
    internal void Release()
    {
        lock (Gate)
        {
            if (--connections > 0)
            {
                return;
            }

            if (sharedKey is not null)
            {
                Shared.Remove(sharedKey);
            }

            handle.Dispose();
        }
    }

    private static DatabaseHandle Open(string path, DatabaseOptions options)
    {
        using var configuration = options.ToConfiguration();
        nint database = 0;
        byte* error = null;
        if (NativeMethods.OpenExt(path, &database, configuration, &error) == NativeState.Success)
        {
            return new DatabaseHandle(database);
        }

        throw new DuckDbException(NativeMethods.OwnedText(error) ?? $"DuckDB could not open '{path}'.");
    }

    private ConnectionHandle NewConnection(IReadOnlyDictionary<string, string> settings)
    {
        nint native = 0;
        if (NativeMethods.Connect(handle, &native) != NativeState.Success)
        {
            throw new DuckDbException(
                "DuckDB could not open a connection to the database.",
                DuckDbErrorType.Connection
            );
        }

        var connection = new ConnectionHandle(native);
        try
        {
            foreach (var (name, value) in settings)
            {
                Set(connection, name, value);
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Set(ConnectionHandle connection, string name, string value)
    {
        try
        {
            SqlStatement.Execute(connection, $"set {SqlText.QuoteIdentifier(name)} = {SqlText.QuoteLiteral(value)}");
        }
        catch (DuckDbException error)
        {
            throw new ArgumentException(
                $"DuckDB does not accept {name} = {value} in the connection string: {error.Message}",
                error
            );
        }
    }

    private void Demand(string dataSource, IReadOnlyDictionary<string, string> wanted)
    {
        foreach (var (name, value) in wanted)
        {
            var current = options.GetValueOrDefault(name);
            if (!string.Equals(current, value, StringComparison.OrdinalIgnoreCase))
            {
                throw new InvalidOperationException(
                    $"'{dataSource}' is already open in this process with {name} = {current ?? "its default"}, "
                        + $"and all its connections share one instance: {name} = {value} is not possible until they are closed."
                );
            }
        }
    }
}
