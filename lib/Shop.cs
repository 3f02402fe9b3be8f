using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>
/// The one door to a shop's data: a DuckDB warehouse file and the Parquet lake beside it. Steps and questions are in its rooms, such as <c>shop.Funnels</c>; each is answered in a session of its own,
/// so that many may be asked at a time.
/// </summary>
public sealed class Shop : IShopScope, IDisposable
{
    internal const string InMemoryPath = ":memory:";
    private static readonly IReadOnlyList<IShopPart> Parts = AssemblyParts.Create<IShopPart>();

    // Two that write the same views or macros into one file at the same time conflict.
    private static readonly Lock Opening = new();
    private readonly DatabaseFile database;

    // A connection runs one statement at a time.
    private readonly Lock onConnection = new();
    private readonly bool lakeIsTemporary;
    private bool disposed;

    private Shop(string? file, string? lakePath, ShopOptions options)
    {
        database = new DatabaseFile(file, options);
        IsReadOnly = options.ReadOnly;
        WarehousePath = file ?? InMemoryPath;
        LakePath = lakePath ?? Directory.CreateTempSubdirectory("shop-").FullName;
        lakeIsTemporary = lakePath is null;
    }

    /// <summary>The caller's own open connection, on which <c>shop.Query</c> and <c>shop.Export</c> run too; it is closed with the shop. Steps and questions do not see its temporary objects.</summary>
    public DuckDBConnection Connection => database.Connection;

    /// <summary>Full path of the DuckDB file, or ":memory:".</summary>
    public string WarehousePath { get; }

    /// <summary>Full path of the folder that holds the Parquet lake: the warehouse's path with ".lake" for ".duckdb", or a temporary folder for a shop in memory. It exists once something was ingested.</summary>
    public string LakePath { get; }

    /// <summary>Opens the warehouse at <paramref name="path"/>, creating the file and its folder where they are missing unless it is only read.</summary>
    /// <exception cref="ArgumentException">The path is empty, names a folder, or an option is out of range.</exception>
    /// <exception cref="FileNotFoundException">The file is missing and was to be read only.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another process holds the file, the file is open in this process with other options, was written by a later DuckDB, or is to be read only and was moved away from its lake.
    /// </exception>
    /// <exception cref="DuckDBException">The file is no DuckDB database.</exception>
    public static Shop Open(string path, ShopOptions? options = null)
    {
        options ??= ShopOptions.FromEnvironment();
        string fullPath = FullPath(path);
        if (!options.ReadOnly)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(fullPath)!);
        }

        return Start(new Shop(fullPath, LakePathOf(fullPath), options));
    }

    /// <summary>Opens a file that is to take the place of the warehouse whose lake is given.</summary>
    internal static Shop OpenSuccessor(string file, string lakePath, ShopOptions options) =>
        Start(new Shop(file, lakePath, options));

    /// <summary>The full path of a warehouse.</summary>
    /// <exception cref="ArgumentException">The path is empty or names a folder.</exception>
    internal static string FullPath(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var fullPath = Path.GetFullPath(path);
        if (Directory.Exists(fullPath))
        {
            throw new ArgumentException($"path must name a DuckDB file, but \"{path}\" is a folder.", nameof(path));
        }

        return fullPath;
    }

    /// <summary>Opens an empty warehouse in memory; its lake is a temporary folder that goes when the shop is disposed.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static Shop InMemory(ShopOptions? options = null) =>
        Start(new Shop(file: null, lakePath: null, options ?? ShopOptions.FromEnvironment()));

    /// <summary>Opens a session: a connection with temporary objects of its own, in which all that is asked ends when the token is cancelled. Waits while a measurement has the database alone.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled before the session was open.</exception>
    public ShopSession OpenSession(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return ShopSession.Open(this, cancellationToken);
    }

    /// <summary>Closes the connection and deletes the lake of a shop in memory.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        database.Dispose();
        Loading.Dispose();
        if (lakeIsTemporary && Directory.Exists(LakePath))
        {
            Directory.Delete(LakePath, recursive: true);
        }
    }

    /// <summary>Whether the warehouse is only read.</summary>
    internal bool IsReadOnly { get; }

    /// <summary>Refuses what would write to the warehouse.</summary>
    /// <exception cref="InvalidOperationException">It is only read.</exception>
    internal void RequireWritable()
    {
        if (IsReadOnly)
        {
            throw new InvalidOperationException(
                $"The warehouse {WarehousePath} is open for reading only: open it without ReadOnly, or build beside it with WarehouseFile.Replace."
            );
        }
    }

    Shop IShopScope.Shop => this;

    CancellationToken IShopScope.CancellationToken => CancellationToken.None;

    /// <summary>Lets sessions in, or one measurement alone.</summary>
    internal ShopGate Gate { get; } = new();

    /// <summary>Lets questions share the memory; entered after <see cref="Gate"/>, never before.</summary>
    internal MemoryTurns Memory { get; } = new();

    /// <summary>Who needs rows in their order at the moment.</summary>
    internal InsertionOrder.Users OrderUsers { get; } = new();

    /// <summary>Lets one run of checks at a time keep its results.</summary>
    internal Lock KeepingResults { get; } = new();

    /// <summary>Lets one load at a time write to the warehouse: two would build the same tables.</summary>
    internal SemaphoreSlim Loading { get; } = new(1, 1);

    T IShopScope.Ask<T>(Func<ShopSession, T> question)
    {
        using var session = OpenSession();
        return Memory.Ask(
            () => question(session),
            () =>
            {
                // The engine may leave a table that it had no memory for half made, where it can be neither used nor replaced.
                session.Connection.Close();
                using var fresh = OpenSession();
                return question(fresh);
            },
            CancellationToken.None
        );
    }

    T IShopScope.Run<T>(Func<ShopSession, T> step)
    {
        using var session = OpenSession();
        return ((IShopScope)session).Run(step);
    }

    T IShopScope.RunOnConnection<T>(Func<ShopSession, T> step)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        using var session = ShopSession.Over(this, Connection);
        using var mine = onConnection.EnterScope();
        return ((IShopScope)session).RunOnConnection(step);
    }

    IDisposable IShopScope.TakeAlone() => Gate.TakeAlone(own: null, CancellationToken.None);

    /// <summary>Another connection to the shop's database, open; it belongs to the caller.</summary>
    internal DuckDBConnection NewConnection() => database.Connect();

    /// <summary>An empty database in memory with the shop's settings, for what can be measured only where nothing else runs; it goes with the session.</summary>
    internal ShopSession OpenPrivateDatabase(CancellationToken cancellationToken)
    {
        // Two instances of the engine that spill into one folder would write each other's files.
        var own = database.Options with
        {
            ReadOnly = false,
            TempDirectory = Path.Combine(
                database.Options.TempDirectory ?? Path.GetDirectoryName(LakePath)!,
                $"spill-{Guid.NewGuid():N}"
            ),
        };
        return ShopSession.OpenPrivate(new DatabaseFile(null, own), cancellationToken);
    }

    private static Shop Start(Shop shop)
    {
        var started = false;
        try
        {
            using var session = ShopSession.Over(shop, shop.Connection);
            using var opening = Opening.EnterScope();
            foreach (var part in Parts)
            {
                part.ShopOpened(session);
            }

            started = true;
            return shop;
        }
        finally
        {
            if (!started)
            {
                shop.Dispose();
            }
        }
    }

    /// <summary>The lake of the warehouse at a full path.</summary>
    internal static string LakePathOf(string warehousePath) =>
        Path.GetExtension(warehousePath).Equals(".duckdb", StringComparison.OrdinalIgnoreCase)
            ? Path.ChangeExtension(warehousePath, ".lake")
            : warehousePath + ".lake";
}
