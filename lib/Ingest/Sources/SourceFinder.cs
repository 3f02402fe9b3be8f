using System.IO.Enumeration;

namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>Resolves what the caller names (a file, a folder with everything below it, a glob) to files in a fixed order.</summary>
internal sealed class SourceFinder
{
    private readonly string lake;
    private readonly SortedSet<string> files = new(StringComparer.Ordinal);
    private readonly HashSet<string> optional = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly List<PassedOverFile> passedOver = [];

    private SourceFinder(string lake) => this.lake = lake;

    /// <summary>Every file once, ordered by full path (ordinal).</summary>
    internal IReadOnlyCollection<string> Files => files;

    /// <summary>What lay beside them and is none to read, hidden folders among it.</summary>
    internal IReadOnlyList<PassedOverFile> PassedOver => passedOver;

    /// <summary>Finds the files of all sources, without those of the lake itself.</summary>
    /// <exception cref="FileNotFoundException">Nothing is there.</exception>
    internal static SourceFinder Find(IEnumerable<string> sources, string lake)
    {
        var finder = new SourceFinder(lake);
        foreach (string source in sources)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(source, nameof(source));
            finder.Add(source);
        }

        finder.files.RemoveWhere(file => file.StartsWith(lake + Path.DirectorySeparatorChar, StringComparison.Ordinal));
        return finder;
    }

    /// <summary>Whether a file was met in a folder under a name that promises nothing, so that only its content can make it a source.</summary>
    internal bool IsOptional(string file) => optional.Contains(file);

    /// <summary>How reports name a file: its path below the folder that was named, else its own name.</summary>
    internal string NameOf(string file) => names.GetValueOrDefault(file) ?? Path.GetFileName(file);

    private void Add(string source)
    {
        string full = Path.GetFullPath(source);
        if (File.Exists(full))
        {
            files.Add(full);
            optional.Remove(full);
        }
        else if (Directory.Exists(full))
        {
            AddFolder(Path.TrimEndingDirectorySeparator(full));
        }
        else if (!source.AsSpan().ContainsAny('*', '?'))
        {
            throw new FileNotFoundException($"The source {full} does not exist.", full);
        }
        else
        {
            string[] matches = [.. Glob(full)];
            if (matches.Length == 0)
            {
                throw new FileNotFoundException($"No file matches {full}.", full);
            }

            files.UnionWith(matches);
            optional.ExceptWith(matches);
        }
    }

    private void AddFolder(string folder)
    {
        foreach (string file in new FolderWalk(folder, lake, passedOver).Run().Files)
        {
            string name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            if (SourceNames.IsData(file) || SourceNames.MayBeData(file))
            {
                names.TryAdd(file, name);
                if (files.Add(file) && !SourceNames.IsData(file))
                {
                    optional.Add(file);
                }
            }
            else
            {
                passedOver.Add(new PassedOverFile(name, SourceNames.Unread(file), IsFault: false));
            }
        }
    }

    private IEnumerable<string> Glob(string pattern)
    {
        string root = Path.GetPathRoot(pattern)!;
        string[] segments = pattern[root.Length..]
            .Split(
                [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar],
                StringSplitOptions.RemoveEmptyEntries
            );
        if (segments[^1] == "**")
        {
            segments = [.. segments, "*"];
        }

        IEnumerable<string> folders = [root];
        foreach (string segment in segments[..^1])
        {
            folders = folders.SelectMany(folder => Folders(folder, segment)).Distinct(StringComparer.Ordinal);
        }

        return folders
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder))
            .Where(path => Matches(segments[^1], path, SourceNames.IsHiddenFile));
    }

    private IEnumerable<string> Folders(string folder, string segment)
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
            ? new FolderWalk(folder, lake, passedOver).Run().Folders
            : Directory.EnumerateDirectories(folder).Where(path => Matches(segment, path, SourceNames.IsHiddenFolder));
    }

    // As in a shell, a wildcard does not stand for a hidden name: a dot at the beginning has to be written.
    private static bool Matches(string segment, string path, Func<string, bool> isHidden)
    {
        string name = Path.GetFileName(path);
        return FileSystemName.MatchesSimpleExpression(segment, name, ignoreCase: false)
            && (!isHidden(name) || !segment.StartsWith('*') && !segment.StartsWith('?'));
    }
}
