namespace Benchmarks.Publishing;

/// <summary>A part of a Markdown document between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>, which is rendered.</summary>
internal static class DocumentSection
{
    /// <summary>The part's text, without the line ends around it.</summary>
    /// <exception cref="InvalidOperationException">The document has no such marks.</exception>
    internal static string Read(string document, string name)
    {
        var (from, to) = Find(document, name);
        return document[from..to].Trim('\n');
    }

    /// <summary>The document with another text between the marks, an empty line on each side.</summary>
    /// <exception cref="InvalidOperationException">The document has no such marks.</exception>
    internal static string Replace(string document, string name, string text)
    {
        var (from, to) = Find(document, name);
        return $"{document[..from]}\n\n{text.Trim('\n')}\n\n{document[to..]}";
    }

    /// <summary>Replaces the part in a file.</summary>
    internal static void Write(string path, string name, string text) =>
        File.WriteAllText(path, Replace(File.ReadAllText(path).ReplaceLineEndings("\n"), name, text));

    private static (int From, int To) Find(string document, string name)
    {
        var (begin, end) = ($"<!-- {name} -->", $"<!-- /{name} -->");
        var from = document.IndexOf(begin, StringComparison.Ordinal);
        var to = document.IndexOf(end, StringComparison.Ordinal);
        return from < 0 || to < from
            ? throw new InvalidOperationException($"The document must hold {begin} and, below it, {end}.")
            : (from + begin.Length, to);
    }
}
