namespace CSharpKernel.Completion;

/// <summary>Completion of paths, which are relative to the session's folder or absolute.</summary>
internal sealed class PathCompletion(string baseDirectory)
{
    private static readonly EnumerationOptions Visible = new()
    {
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        IgnoreInaccessible = true,
    };

    /// <summary>Folders, and files with one of the extensions, in the folder that the typed path names; the span is its last part.</summary>
    public CompletionList Complete(string typed, IReadOnlyList<string> extensions, int position, int end)
    {
        var lastPart = typed.AsSpan().LastIndexOfAny('/', '\\') + 1;
        var start = position - (typed.Length - lastPart);
        var folder = new DirectoryInfo(Path.Combine(baseDirectory, Home(typed[..lastPart]).Replace('\\', '/')));
        var name = typed[lastPart..];
        return new CompletionList(
            folder.Exists ? SuggestionOrder.Apply([.. Entries(folder, extensions), .. Above(name)], name) : [],
            start,
            end
        );
    }

    private static IEnumerable<Suggestion> Entries(DirectoryInfo folder, IReadOnlyList<string> extensions)
    {
        try
        {
            return
            [
                .. folder
                    .EnumerateFiles("*", Visible)
                    .Where(file => extensions.Contains(file.Extension, StringComparer.OrdinalIgnoreCase))
                    .Select(file => new Suggestion(file.Name, CompletionKind.File, SuggestionRank.Expected)),
                .. folder
                    .EnumerateDirectories("*", Visible)
                    .Where(child => !child.Name.StartsWith('.'))
                    .Select(child => new Suggestion(child.Name + "/", CompletionKind.Folder, SuggestionRank.Near)),
            ];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // A folder that went away, or is not ours to read, has nothing to offer.
            return [];
        }
    }

    // The way up is offered once someone has begun to type it.
    private static IEnumerable<Suggestion> Above(string name) =>
        name.StartsWith('.') ? [new Suggestion("../", CompletionKind.Folder, SuggestionRank.Near)] : [];

    private static string Home(string path) =>
        path.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), path[2..])
            : path;
}
