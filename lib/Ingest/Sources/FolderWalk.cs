namespace EcommerceNotebooks.Ingest.Sources;

/// <summary>
/// Goes through a folder and everything below it, each folder once, also where links lead to it by another way or back to a folder above. Real folders come
/// before links, so that a file is met under its own path. The shop's own lake is left out without a word.
/// </summary>
internal sealed class FolderWalk(string root, string lake, List<PassedOverFile> passedOver)
{
    private readonly HashSet<string> visited = new(StringComparer.Ordinal);
    private readonly Queue<string> links = new();
    private readonly List<string> folders = [];
    private readonly List<string> files = [];

    /// <summary>The folders that were gone through, the root first.</summary>
    internal IReadOnlyList<string> Folders => folders;

    /// <summary>Every file that is not hidden, in no order.</summary>
    internal IReadOnlyList<string> Files => files;

    /// <summary>Goes through the folder; what is passed over on the way is added to the caller's list.</summary>
    internal FolderWalk Run()
    {
        Visit(root);
        while (links.TryDequeue(out string? link))
        {
            Visit(link);
        }

        return this;
    }

    private void Visit(string folder)
    {
        if (!visited.Add(RealPath(folder)))
        {
            PassOver(folder, "a link to a folder that is gone through already", isFault: false);
            return;
        }

        string[] entries;
        try
        {
            entries = [.. Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            PassOver(folder, $"cannot be opened: {error.Message}", isFault: true);
            return;
        }

        folders.Add(folder);
        foreach (string entry in entries)
        {
            Meet(entry);
        }
    }

    private void Meet(string entry)
    {
        string name = Path.GetFileName(entry);
        if (entry == lake)
        {
            return;
        }

        if (Directory.Exists(entry))
        {
            if (SourceNames.IsHiddenFolder(name) || IsSystem(entry))
            {
                PassOver(entry, SourceNames.HiddenFolder, isFault: false);
            }
            else if (new DirectoryInfo(entry).LinkTarget is not null)
            {
                links.Enqueue(entry);
            }
            else
            {
                Visit(entry);
            }
        }
        else if (SourceNames.IsHiddenFile(name) || IsSystem(entry))
        {
            PassOver(entry, SourceNames.HiddenFile, isFault: false);
        }
        else if (LeadsNowhere(entry))
        {
            PassOver(entry, "a link that leads nowhere", SourceNames.IsData(name));
        }
        else if (!File.Exists(entry))
        {
            PassOver(entry, "cannot be opened under this name", SourceNames.IsData(name));
        }
        else
        {
            files.Add(entry);
        }
    }

    private static bool LeadsNowhere(string entry)
    {
        try
        {
            return File.ResolveLinkTarget(entry, returnFinalTarget: true) is { Exists: false };
        }
        catch (IOException)
        {
            // Links in a circle.
            return true;
        }
    }

    // Windows marks hidden and system files by attributes; elsewhere the framework derives them from the name.
    private static bool IsSystem(string entry) =>
        OperatingSystem.IsWindows()
        && (File.GetAttributes(entry) & (FileAttributes.Hidden | FileAttributes.System)) != 0;

    private void PassOver(string entry, string reason, bool isFault)
    {
        string name = Path.GetRelativePath(root, entry).Replace('\\', '/') + (Directory.Exists(entry) ? "/" : "");
        passedOver.Add(new PassedOverFile(name, reason, isFault));
    }

    // Every part of the path may be a link.
    private static string RealPath(string path)
    {
        string real = Path.GetPathRoot(path)!;
        foreach (
            string part in path[real.Length..]
                .Split(
                    [Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar],
                    StringSplitOptions.RemoveEmptyEntries
                )
        )
        {
            string next = Path.Combine(real, part);
            real = Directory.ResolveLinkTarget(next, returnFinalTarget: true) is { } target
                ? RealPath(Path.GetFullPath(target.FullName))
                : next;
        }

        return real;
    }
}
