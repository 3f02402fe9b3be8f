using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>The one door to a shop's data: a DuckDB warehouse file and the Parquet lake beside it. Every step and question is an extension method of this class.</summary>
public sealed class Shop : IDisposable
{
    private const string InMemoryPath = ":memory:";
    private readonly bool lakeIsTemporary;
    private bool disposed;

    private Shop(string warehousePath, string? lakePath, ShopOptions options)
    {
        Connection = new DuckDbConnection(ConnectionString(warehousePath, options));
        WarehousePath = warehousePath;
        LakePath = lakePath ?? Directory.CreateTempSubdirectory("shop-").FullName;
        lakeIsTemporary = lakePath is null;
    }

    /// <summary>The open connection all steps work on; it belongs to the shop and is closed with it.</summary>
    public DuckDbConnection Connection { get; }

    /// <summary>Full path of the DuckDB file, or ":memory:".</summary>
    public string WarehousePath { get; }

    /// <summary>Full path of the folder that holds the Parquet lake: the warehouse's path with ".lake" for ".duckdb", or a temporary folder for a shop in memory. It exists once something was ingested.</summary>
    public string LakePath { get; }

    /// <summary>Opens the warehouse at <paramref name="path"/>, creating the file and its folder where they are missing.</summary>
    /// <exception cref="ArgumentException">The path is empty, names a folder, or an option is out of range.</exception>
    /// <exception cref="DuckDbException">The file is no DuckDB database or another process holds it.</exception>
    public static Shop Open(string path, ShopOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        var fullPath = Path.GetFullPath(path);
        if (Directory.Exists(fullPath))
        {
            throw new ArgumentException($"path must name a DuckDB file, but \"{path}\" is a folder.", nameof(path));
        }

        Directory.CreateDirectory(Path.GetDirectoryName(fullPath)!);
        return Start(new Shop(fullPath, LakePathOf(fullPath), options ?? ShopOptions.FromEnvironment()));
    }

    /// <summary>Opens an empty warehouse in memory; its lake is a temporary folder that goes when the shop is disposed.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public static Shop InMemory(ShopOptions? options = null) =>
        Start(new Shop(InMemoryPath, lakePath: null, options ?? ShopOptions.FromEnvironment()));

    /// <summary>Closes the connection and deletes the lake of a shop in memory.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        Connection.Dispose();
        if (lakeIsTemporary && Directory.Exists(LakePath))
        {
            Directory.Delete(LakePath, recursive: true);
        }
    }

    private static Shop Start(Shop shop)
    {
        var started = false;
        try
        {
            shop.Connection.Open();
            foreach (var part in AssemblyParts.Create<IShopPart>())
            {
                part.Opened(shop);
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

    private static string LakePathOf(string warehousePath) =>
        Path.GetExtension(warehousePath).Equals(".duckdb", StringComparison.OrdinalIgnoreCase)
            ? Path.ChangeExtension(warehousePath, ".lake")
            : warehousePath + ".lake";

    private static string ConnectionString(string path, ShopOptions options)
    {
        var builder = new DuckDbConnectionStringBuilder { DataSource = path };
        // DuckDB's own way is to give memory back to the system after every large statement, only to ask for it again in the next: a third of the time of building the warehouse.
        builder["allocator_background_threads"] = true;
        builder["allocator_flush_threshold"] = "1GB";
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

            builder["threads"] = threads;
        }

        if (options.TempDirectory is { } tempDirectory)
        {
            var fullPath = Path.GetFullPath(tempDirectory);
            Directory.CreateDirectory(fullPath);
            builder["temp_directory"] = fullPath;
        }

        return builder.ConnectionString;
    }
}
