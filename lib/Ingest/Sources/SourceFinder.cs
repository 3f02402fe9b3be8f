using System.IO.Compression;
using System.IO.Enumeration;

namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>Resolves what the caller names (a file, a folder with everything below it, a glob) to files in a fixed order.</summary>
internal static class SourceFinder
{
    private static readonly string[] FolderEndings = [".csv", ".csv.gz", ".gz", ".zip", ".parquet"];

    /// <summary>Every file once, ordered by full path (ordinal).</summary>
    internal static IReadOnlyList<string> Find(IEnumerable<string> sources)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (string source in sources)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(source, nameof(source));
            found.UnionWith(Find(source));
        }

        return [.. found];
    }

    /// <summary>The kind of a file by its first bytes.</summary>
    internal static SourceKind KindOf(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? SourceKind.Gzip
        : head.StartsWith("PK\u0003\u0004"u8) || head.StartsWith("PK\u0005\u0006"u8) ? SourceKind.Zip
        : head.StartsWith("PAR1"u8) ? SourceKind.Parquet
        : SourceKind.Csv;

    /// <summary>The CSV files inside a .zip in the order of their names; folders, hidden files and other kinds are passed over.</summary>
    internal static IReadOnlyList<string> Entries(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            string[] entries =
            [
                .. archive
                    .Entries.Where(entry =>
                        entry.Name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)
                        && !entry.Name.StartsWith('.')
                        && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
                    )
                    .Select(entry => entry.FullName)
                    .Order(StringComparer.Ordinal),
            ];
            return entries.Length > 0 ? entries : throw new IngestException($"{path} holds no .csv file.");
        }
        catch (InvalidDataException error)
        {
            throw new IngestException($"{path} is a damaged .zip: {error.Message}", error);
        }
    }

    private static string[] Find(string source)
    {
        string full = Path.GetFullPath(source);
        if (File.Exists(full))
        {
            return [full];
        }

        if (Directory.Exists(full))
        {
            string[] files =
            [
                .. Directory
                    .EnumerateFiles(full, "*", SearchOption.AllDirectories)
                    .Where(path => !Path.GetFileName(path).StartsWith('.') && HasKnownEnding(path)),
            ];
            return files.Length > 0
                ? files
                : throw new IngestException($"The folder {full} holds no {string.Join(", ", FolderEndings)} file.");
        }

        if (!source.AsSpan().ContainsAny('*', '?'))
        {
            throw new FileNotFoundException($"The source {full} does not exist.", full);
        }

        string[] matches = [.. Glob(full)];
        return matches.Length > 0 ? matches : throw new FileNotFoundException($"No file matches {full}.", full);
    }

    private static bool HasKnownEnding(string path) =>
        Array.Exists(FolderEndings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Glob(string pattern)
    {
        string root = Path.GetPathRoot(pattern)!;
        string[] segments = pattern[root.Length..]
            .Split(
                [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar],
                StringSplitOptions.RemoveEmptyEntries
            );
        IEnumerable<string> folders = [root];
        foreach (string segment in segments[..^1])
        {
            folders = folders.SelectMany(folder => Folders(folder, segment)).Distinct(StringComparer.Ordinal);
        }

        return folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder))
            .Where(path => Matches(segments[^1], path));
    }

    private static IEnumerable<string> Folders(string folder, string segment)
    {
        if (!segment.AsSpan().ContainsAny('*', '?'))
        {
            return [Path.Combine(folder, segment)];
        }

        if (!Directory.Exists(folder))
        {
            return [];
        }

        return segment == "**"
            ? Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder)
            : Directory.EnumerateDirectories(folder).Where(path => Matches(segment, path));
    }

    private static bool Matches(string segment, string path) =>
        FileSystemName.MatchesSimpleExpression(segment, Path.GetFileName(path), ignoreCase: false);
}
