namespace Tests.Support;

/// <summary>A part of README between two marks, which a test compares with what it is rendered from.</summary>
internal static class ReadmeSection
{
    /// <summary>The text between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>, ending with one line end.</summary>
    internal static string Read(string name)
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");
        var (begin, end) = ($"<!-- {name} -->", $"<!-- /{name} -->");
        var from = readme.IndexOf(begin, StringComparison.Ordinal);
        var to = readme.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= 0 && to > from, $"README.md must hold {begin} and, below it, {end}");
        return readme[(from + begin.Length)..to].Trim('\n') + "\n";
    }
}
