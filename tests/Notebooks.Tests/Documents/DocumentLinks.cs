using System.Text;
using System.Text.RegularExpressions;
using CSharpKernel.Notebooks;

namespace Tests.Documents;

/// <summary>Finds the links of Markdown that lead nowhere: files, folders, and anchors of headings, as GitHub names them. Addresses of the web are not asked for.</summary>
internal static partial class DocumentLinks
{
    /// <summary>The targets of a document's links that are not there.</summary>
    internal static IReadOnlyList<string> Broken(string document)
    {
        var folder = Path.GetDirectoryName(document)!;
        return
        [
            .. Targets(Markdown(document))
                .Where(target => !Web().IsMatch(target))
                .Where(target =>
                {
                    var (path, anchor) = (target.Split('#')[0], target.Split('#').ElementAtOrDefault(1));
                    var full = path.Length == 0 ? document : Path.Combine(folder, Uri.UnescapeDataString(path));
                    return !File.Exists(full) && !Directory.Exists(full)
                        || anchor is not null && (!File.Exists(full) || !Anchors(Markdown(full)).Contains(anchor));
                }),
        ];
    }

    /// <summary>The anchors of a text's headings; a name that comes again gets a number.</summary>
    internal static IReadOnlyList<string> Anchors(string markdown)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        List<string> anchors = [];
        foreach (Match heading in Heading().Matches(WithoutBlocks(markdown)))
        {
            var text = LinkText().Replace(heading.Groups["text"].Value, "$1").Trim().ToLowerInvariant();
            var slug = NotInAnchors().Replace(text, "").Replace(' ', '-');
            var times = seen.GetValueOrDefault(slug);
            seen[slug] = times + 1;
            anchors.Add(times == 0 ? slug : $"{slug}-{times}");
        }

        return anchors;
    }

    private static string Markdown(string path) =>
        path.EndsWith(".ipynb", StringComparison.Ordinal)
            ? string.Join(
                "\n\n",
                Notebook.Load(path).Cells.Where(cell => cell.Type == CellType.Markdown).Select(cell => cell.Source)
            )
            : File.ReadAllText(path).ReplaceLineEndings("\n");

    private static IEnumerable<string> Targets(string markdown) =>
        Link().Matches(CodeSpan().Replace(WithoutBlocks(markdown), "")).Select(link => link.Groups["target"].Value);

    // Blocks of code, fenced or indented after an empty line, hold no links and no headings.
    private static string WithoutBlocks(string markdown)
    {
        var text = new StringBuilder();
        var (fenced, indented, empty) = (false, false, true);
        foreach (var line in markdown.Split('\n'))
        {
            var isFence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            fenced ^= isFence;
            indented = line.StartsWith("    ", StringComparison.Ordinal) && (empty || indented);
            empty = string.IsNullOrWhiteSpace(line);
            text.Append(fenced || isFence || indented ? "" : line).Append('\n');
        }

        return text.ToString();
    }

    [GeneratedRegex(
        @"\]\((?<target>[^()\s]+(?:\([^()]*\)[^()\s]*)*)(?:\s+""[^""]*"")?\)|(?:src|href)=""(?<target>[^""]+)"""
    )]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} +(?<text>.+?) *#*$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex LinkText();

    [GeneratedRegex(@"[^\p{L}\p{Nd}_\- ]")]
    private static partial Regex NotInAnchors();

    [GeneratedRegex("`[^`]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex("^(?:[a-z]+:)?//|^(?:mailto|data|attachment):")]
    private static partial Regex Web();
}
