namespace Tests.Support;

/// <summary>The Markdown documents of the project.</summary>
internal static class Document
{
    private static readonly string[] NotOurs = ["artifacts", "bin", "obj", "node_modules", "raw", "work", ".git"];

    /// <summary>The paths of all documents from the repository's folder, with forward slashes.</summary>
    internal static IReadOnlyList<string> All { get; } =
    [.. In(new DirectoryInfo(Repository.Root)).Order(StringComparer.Ordinal)];

    /// <summary>A document's text, with \n as line ends.</summary>
    internal static string Text(string path) => File.ReadAllText(FullPath(path)).ReplaceLineEndings("\n");

    /// <summary>What stands between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>, ending with one line end.</summary>
    internal static string Section(string path, string name) =>
        Text(path).Split($"<!-- {name} -->\n")[1].Split($"<!-- /{name} -->")[0].Trim('\n') + "\n";

    /// <summary>The full path of a path from the repository's folder.</summary>
    internal static string FullPath(string path) => Path.Combine([Repository.Root, .. path.Split('/')]);

    private static IEnumerable<string> In(DirectoryInfo folder) =>
        folder
            .EnumerateFiles("*.md")
            .Select(file => Path.GetRelativePath(Repository.Root, file.FullName).Replace('\\', '/'))
            .Concat(folder.EnumerateDirectories().Where(each => !NotOurs.Contains(each.Name)).SelectMany(In));
}
