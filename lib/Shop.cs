using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>The one door to a shop's data: a DuckDB warehouse file and the Parquet lake beside it. Every step and question is an extension method of this class.</summary>
public sealed class Shop : IDisposable
{
    private const string InMemoryPath = ":memory:";
    private readonly DatabaseFile database;
    private readonly bool lakeIsTemporary;
    private bool disposed;

    private Shop(string? file, string? lakePath, ShopOptions options)
    {
        database = new DatabaseFile(file, options);
        WarehousePath = file ?? InMemoryPath;
        LakePath = lakePath ?? Directory.CreateTempSubdirectory("shop-").FullName;
        lakeIsTemporary = lakePath is null;
    }

    /// <summary>The open connection all steps work on; it belongs to the shop and is closed with it.</summary>
    public DuckDBConnection Connection => database.Connection;

    /// <summary>Full path of the DuckDB file, or ":memory:".</summary>
    public string WarehousePath { get; }

    /// <summary>Full path of the folder that holds the Parquet lake: the warehouse's path with ".lake" for ".duckdb", or a temporary folder for a shop in memory. It exists once something was ingested.</summary>
    public string LakePath { get; }

    /// <summary>Opens the warehouse at <paramref name="path"/>, creating the file and its folder where they are missing.</summary>
    /// <exception cref="ArgumentException">The path is empty, names a folder, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The file is open in this process with other options, or was written by a later DuckDB.</exception>
    /// <exception cref="DuckDBException">The file is no DuckDB database or another process holds it.</exception>
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
        Start(new Shop(file: null, lakePath: null, options ?? ShopOptions.FromEnvironment()));

    /// <summary>Closes the connection and deletes the lake of a shop in memory.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        database.Dispose();
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
}
