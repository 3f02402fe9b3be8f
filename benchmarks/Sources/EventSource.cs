namespace Benchmarks.Sources;

/// <summary>The files of events that a suite works on: one kind, in one folder or a single one.</summary>
internal sealed record EventSource
{
    private const string Csv = ".csv";
    private const string Parquet = ".parquet";

    private EventSource(string path, string pattern, IReadOnlyList<string> files, bool isParquet)
    {
        Path = path;
        Pattern = pattern;
        Files = files;
        IsParquet = isParquet;
    }

    /// <summary>Full path of the folder or file, as the library takes it.</summary>
    internal string Path { get; }

    /// <summary>The same as a glob, as engines take it.</summary>
    internal string Pattern { get; }

    /// <summary>The files, by name.</summary>
    internal IReadOnlyList<string> Files { get; }

    /// <summary>True for Parquet, false for CSV.</summary>
    internal bool IsParquet { get; }

    /// <summary>Bytes of all files.</summary>
    internal long Bytes => Files.Sum(file => new FileInfo(file).Length);

    /// <summary>What is at a path: a .csv or .parquet file, or a folder that holds files of one of these kinds.</summary>
    /// <exception cref="ArgumentException">Nothing such is there, or both kinds are.</exception>
    internal static EventSource At(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        var isFolder = Directory.Exists(full);
        string[] files =
            isFolder
                ?
                [
                    .. Directory
                        .GetFiles(full)
                        .Where(file => Kind(file) is Csv or Parquet)
                        .Order(StringComparer.Ordinal),
                ]
            : File.Exists(full) ? [full]
            : [];
        string[] kinds = [.. files.Select(Kind).Distinct()];
        return kinds is [Csv or Parquet]
            ? new EventSource(
                full,
                isFolder ? System.IO.Path.Combine(full, "*" + kinds[0]) : full,
                files,
                kinds[0] == Parquet
            )
            : throw new ArgumentException(
                $"\"{path}\" holds {(kinds.Length == 0 ? "no events" : string.Join(" and ", kinds))}; a .csv or .parquet file is needed, or a folder with files of one of these kinds.",
                nameof(path)
            );
    }

    private static string Kind(string file) => System.IO.Path.GetExtension(file).ToLowerInvariant();
}
