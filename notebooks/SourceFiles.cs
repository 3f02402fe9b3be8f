using System.IO.Enumeration;
using CSharpKernel.Running;

namespace Notebooks;

/// <summary>A file of a source and its size.</summary>
internal sealed record SourceFile(string Path, long Bytes);

/// <summary>
/// Looks at what a source names (a file, a folder with all below it, a glob), so that one with nothing in it is refused before any notebook starts.
/// Whether its files are a log the library finds out.
/// </summary>
internal static class SourceFiles
{
    private static readonly EnumerationOptions Here = new()
    {
        MatchType = MatchType.Simple,
        MatchCasing = MatchCasing.CaseSensitive,
        IgnoreInaccessible = true,
    };

    private static readonly EnumerationOptions AllBelow = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
    };

    /// <summary>The files, at least one of them not empty.</summary>
    /// <exception cref="RunException">Nothing is there, or it is empty or may not be read.</exception>
    public static IReadOnlyList<SourceFile> Find(string source)
    {
        if (string.IsNullOrWhiteSpace(source))
        {
            throw new RunException("--source: a path is needed.");
        }

        try
        {
            var full = Path.GetFullPath(source);
            var (found, nothing) =
                File.Exists(full) ? ([Open(full)], "")
                : Directory.Exists(full) ? (Below(full), "the folder holds no file")
                : full.AsSpan().ContainsAny('*', '?') ? (Matches(full), "no file matches")
                : (Enumerable.Empty<SourceFile>(), "there is no such file or folder");
            SourceFile[] files = [.. found];
            return Array.Exists(files, file => file.Bytes > 0)
                ? files
                : throw new RunException(
                    $"--source {source}: {(files.Length == 0 ? nothing : "nothing but empty files")} ({full})."
                );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new RunException($"--source {source}: {exception.Message}");
        }
    }

    private static SourceFile Open(string path)
    {
        using var opened = File.OpenRead(path);
        return new SourceFile(path, opened.CanSeek ? opened.Length : 1);
    }

    // What is hidden is no log. A link to a folder is something, but not followed: it may lead back.
    private static FileSystemEnumerable<SourceFile> Below(string folder) =>
        new(folder, (ref entry) => new SourceFile(entry.ToFullPath(), entry.IsDirectory ? 1 : entry.Length), AllBelow)
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory || IsLink(ref entry),
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry),
        };

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static IEnumerable<SourceFile> Matches(string glob)
    {
        var root = Path.GetPathRoot(glob)!;
        var segments = glob[root.Length..].Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        IEnumerable<string> folders = [root];
        foreach (var segment in segments[..^1])
        {
            folders = folders.SelectMany(folder =>
                segment == "**"
                    ? FoldersBelow(folder).Prepend(folder)
                    : Directory.EnumerateDirectories(folder, segment, Here)
            );
        }

        return folders
            .SelectMany(folder => new DirectoryInfo(folder).EnumerateFiles(segments[^1], Here))
            .Select(file => new SourceFile(file.FullName, file.Length))
            .DistinctBy(file => file.Path);
    }

    private static FileSystemEnumerable<string> FoldersBelow(string folder) =>
        new(folder, (ref entry) => entry.ToFullPath(), AllBelow)
        {
            ShouldIncludePredicate = (ref entry) => entry.IsDirectory,
            ShouldRecursePredicate = (ref entry) => !IsLink(ref entry),
        };
}
