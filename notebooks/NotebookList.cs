using System.Text.RegularExpressions;
using CSharpKernel.Running;

namespace Notebooks;

/// <summary>The notebooks there are: the project's own, NN_name.ipynb, in order but for the laboratory at the end, and those that users keep in the folder own.</summary>
internal sealed partial class NotebookList
{
    /// <summary>The notebook that measures techniques: it takes longest and no other needs it, so it runs last.</summary>
    internal const string Laboratory = "04_optimizations";

    private const string OwnFolder = "own";

    private static readonly EnumerationOptions Visible = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    private readonly string folder;
    private readonly IReadOnlyList<string> story;
    private readonly IReadOnlyList<string> own;

    public NotebookList(string folder)
    {
        this.folder = folder;
        story =
        [
            .. Names(folder, new EnumerationOptions())
                .Where(name => Numbered().IsMatch(name))
                .OrderBy(name => WithoutEnding(name) == Laboratory),
        ];
        var ownFolder = Path.Combine(folder, OwnFolder);
        own = Directory.Exists(ownFolder) ? Names(ownFolder, Visible) : [];
    }

    /// <summary>The paths of the notebooks to run: the project's, or with a text all whose name, below the folder of notebooks, contains it.</summary>
    public IReadOnlyList<string> Choose(string? only)
    {
        var text = only?.Replace('\\', '/');
        string[] chosen =
        [
            .. (text is null ? story : story.Concat(own)).Where(name =>
                text is null || name.Contains(text, StringComparison.OrdinalIgnoreCase)
            ),
        ];
        return chosen.Length > 0
            ? [.. chosen.Select(name => Path.Combine(folder, name))]
            : throw new RunException(
                $"--only {only}: no notebook's name contains this text. There are {Listed(story)} and, of your own, {Listed(own)}."
            );
    }

    /// <summary>A notebook's name below the folder of notebooks, without its ending.</summary>
    public string NameOf(string path) => WithoutEnding(Path.GetRelativePath(folder, path).Replace('\\', '/'));

    private static string Listed(IReadOnlyList<string> names) =>
        names.Count == 0 ? "none" : string.Join(", ", names.Select(WithoutEnding));

    private static string WithoutEnding(string name) => name[..^Path.GetExtension(name).Length];

    private string[] Names(string within, EnumerationOptions options) =>
        [
            .. Directory
                .EnumerateFiles(within, "*.ipynb", options)
                .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    [GeneratedRegex("^[0-9]{2}_.+$")]
    private static partial Regex Numbered();
}
