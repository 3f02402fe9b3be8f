namespace EcommerceNotebooks.DuckDb;

/// <summary>Tells which data sources are the same database.</summary>
internal static class DatabasePath
{
    internal static StringComparer Comparer =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
            ? StringComparer.OrdinalIgnoreCase
            : StringComparer.Ordinal;

    /// <summary>The key under which the database is shared, null for a private one, and the path DuckDB opens.</summary>
    internal static (string? Key, string Path) Resolve(string dataSource)
    {
        if (dataSource == DuckDbConnectionStringBuilder.Memory)
        {
            return (null, dataSource);
        }

        if (dataSource.StartsWith(DuckDbConnectionStringBuilder.Memory, StringComparison.Ordinal))
        {
            return (dataSource, DuckDbConnectionStringBuilder.Memory);
        }

        var path = Canonical(Path.GetFullPath(dataSource));
        return (path, path);
    }

    /// <summary>The full path with every symbolic link on the way resolved.</summary>
    private static string Canonical(string path)
    {
        if (Path.GetDirectoryName(path) is not { } folder)
        {
            return path;
        }

        var inFolder = Path.Combine(Canonical(folder), Path.GetFileName(path));
        FileSystemInfo entry = Directory.Exists(inFolder) ? new DirectoryInfo(inFolder) : new FileInfo(inFolder);
        return entry.Exists && entry.ResolveLinkTarget(returnFinalTarget: true) is { } target
            ? target.FullName
            : inFolder;
    }
}
