namespace CSharpKernel.Markdown;

/// <summary>A list read from its lines: the first marker, the lines of each item, and whether no blank line parts its items.</summary>
internal sealed record MarkdownList(MarkdownItem First, IReadOnlyList<List<string>> Contents, bool IsTight)
{
    /// <summary>Reads the list that begins at the line; the second result is the index behind it.</summary>
    public static (MarkdownList List, int End) Read(List<string> lines, int index)
    {
        var first = MarkdownLines.Item(lines[index])!;
        var current = first;
        List<List<string>> items = [];
        var (tight, blank) = (true, false);
        for (; index < lines.Count; index++)
        {
            var line = lines[index];
            if (line.Trim().Length == 0)
            {
                blank = true;
                continue;
            }

            var belongs = items.Count > 0 && MarkdownLines.Indent(line) >= current.ContentColumn;
            var next = belongs ? null : MarkdownLines.Item(line);
            if (next is not null && next.Marker == first.Marker && next.Number is null == first.Number is null)
            {
                tight &= !blank || items.Count == 0;
                current = next;
                items.Add([line[Math.Min(line.Length, current.ContentColumn)..]]);
            }
            else if (belongs)
            {
                if (blank)
                {
                    items[^1].Add("");
                    tight &= MarkdownLines.Item(line) is not null;
                }

                items[^1].Add(line[current.ContentColumn..]);
            }
            else if (next is not null || blank || MarkdownLines.InterruptsParagraph(line))
            {
                break;
            }
            else
            {
                items[^1].Add(line.TrimStart());
            }

            blank = false;
        }

        return (new MarkdownList(first, items, tight), index);
    }
}
