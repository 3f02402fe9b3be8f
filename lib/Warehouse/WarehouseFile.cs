using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>
/// Builds a warehouse that others read meanwhile. DuckDB lets one process write a file or several read it, so the next state is built in a file beside it, which then takes its place.
/// </summary>
public static class WarehouseFile
{
    private const string LockName = ".replacing";
    private const string SuccessorEnding = ".new";

    /// <summary>
    /// Copies the warehouse, or begins an empty one where there is none, runs <paramref name="build"/> on a shop over the copy, and puts the copy in the warehouse's place in one step. Who has the old file
    /// open for reading keeps it; who opens the path afterwards gets the new one. The lake stays where it is: the ingest adds versions to it and the old file goes on reading its own. On an
    /// error, or when the process ends, the warehouse is as it was; the copy goes, in the latter case with the next call. It takes the disk space of a second warehouse.
    /// </summary>
    /// <param name="path">The warehouse's path, as for <see cref="Shop.Open"/>.</param>
    /// <param name="options">The options of the shop that builds; null for those of the environment.</param>
    /// <param name="build">What is to be built, such as <c>shop => shop.Pipeline.Prepare(source, PipelineStep.StarSchema)</c>; it leaves no session open.</param>
    /// <returns>What <paramref name="build"/> returned.</returns>
    /// <exception cref="ArgumentException">The path is empty or names a folder, or the options are out of range or read only.</exception>
    /// <exception cref="InvalidOperationException">Somebody else is replacing the warehouse, or has it open for writing.</exception>
    /// <exception cref="DuckDBException">The file is no DuckDB database.</exception>
    public static T Replace<T>(string path, ShopOptions? options, Func<Shop, T> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        options ??= ShopOptions.FromEnvironment();
        if (options.ReadOnly)
        {
            throw new ArgumentException(
                "What builds a warehouse must be able to write: leave out ReadOnly.",
                nameof(options)
            );
        }

        string fullPath = Shop.FullPath(path);
        string lake = Shop.LakePathOf(fullPath);
        string target = DatabaseFile.WithoutLinks(fullPath);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        using var taken = Take(lake, target);
        RemoveLeftovers(target);
        string successor = $"{target}.{Guid.NewGuid():N}{SuccessorEnding}";
        try
        {
            if (File.Exists(target))
            {
                DatabaseFile.Copy(target, successor);
            }

            T result = Build(successor, lake, options, build);
            TakePlace(successor, target);
            return result;
        }
        finally
        {
            RemoveLeftovers(target);
        }
    }

    private static T Build<T>(string successor, string lake, ShopOptions options, Func<Shop, T> build)
    {
        using var shop = Shop.OpenSuccessor(successor, lake, options);
        T result = build(shop);
        if (shop.Gate.IsHeld)
        {
            throw new InvalidOperationException(
                "A session of the shop is still open and could write to the warehouse after it has taken its place: dispose all sessions before the build returns."
            );
        }

        shop.Connection.Execute("checkpoint");
        return result;
    }

    private static void TakePlace(string successor, string target)
    {
        using (var file = new FileStream(successor, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 0))
        {
            file.Flush(flushToDisk: true);
        }

        // What the old file's log holds is in the successor, which must not be read with it.
        File.Delete(target + DatabaseFile.LogEnding);
        File.Move(successor, target, overwrite: true);
        FolderSync.Flush(Path.GetDirectoryName(target)!);
    }

    // The operating system gives the lock back when the process ends, however it ends.
    private static FileStream Take(string lake, string target)
    {
        Directory.CreateDirectory(lake);
        try
        {
            return new FileStream(
                Path.Combine(lake, LockName),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                1,
                FileOptions.None
            );
        }
        catch (IOException error)
        {
            throw new InvalidOperationException(
                $"The warehouse {target} is being replaced by somebody else: let that end first. {error.Message}",
                error
            );
        }
    }

    // Those of this run after an error, and those of a killed one; only who has the lock makes any.
    private static void RemoveLeftovers(string target)
    {
        string folder = Path.GetDirectoryName(target)!;
        foreach (string ending in new[] { "", DatabaseFile.LogEnding, ".tmp" })
        {
            foreach (
                string leftover in Directory.EnumerateFileSystemEntries(
                    folder,
                    $"{Path.GetFileName(target)}.????????????????????????????????{SuccessorEnding}{ending}"
                )
            )
            {
                if (Directory.Exists(leftover))
                {
                    Directory.Delete(leftover, recursive: true);
                }
                else
                {
                    File.Delete(leftover);
                }
            }
        }
    }
}
