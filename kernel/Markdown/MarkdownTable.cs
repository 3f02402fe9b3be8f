using System.Text;
using System.Text.RegularExpressions;

namespace CSharpKernel.Markdown;

/// <summary>Tables of pipes: a row of headings, a row of dashes with colons for the alignment, rows of cells.</summary>
internal static partial class MarkdownTable
{
    /// <summary>Whether a table begins at the line.</summary>
    public static bool IsTableAt(List<string> lines, int index) =>
        index + 1 < lines.Count
        && lines[index].Contains('|', StringComparison.Ordinal)
        && DelimiterRow().IsMatch(lines[index + 1])
        && Cells(lines[index]).Count == Cells(lines[index + 1]).Count;

    /// <summary>Renders the table and returns the index behind it; rows are cut or filled to the number of headings.</summary>
    public static int Render(StringBuilder html, List<string> lines, int index, Func<string, string> inline)
    {
        string[] alignments = [.. Cells(lines[index + 1]).Select(Alignment)];
        html.Append("<table>\n<thead>\n");
        Row(html, "th", Cells(lines[index]), alignments, inline);
        html.Append("</thead>\n<tbody>\n");
        for (index += 2; index < lines.Count && lines[index].Trim().Length > 0; index++)
        {
            if (MarkdownLines.InterruptsParagraph(lines[index]))
            {
                break;
            }

            Row(html, "td", Cells(lines[index]), alignments, inline);
        }

        html.Append("</tbody>\n</table>\n");
        return index;
    }

    private static void Row(
        StringBuilder html,
        string tag,
        List<string> cells,
        string[] alignments,
        Func<string, string> inline
    )
    {
        html.Append("<tr>");
        for (var column = 0; column < alignments.Length; column++)
        {
            var text = column < cells.Count ? inline(cells[column]) : "";
            html.Append('<')
                .Append(tag)
                .Append(alignments[column])
                .Append('>')
                .Append(text)
                .Append("</")
                .Append(tag)
                .Append('>');
        }

        html.Append("</tr>\n");
    }

    private static string Alignment(string dashes) =>
        (dashes.StartsWith(':'), dashes.EndsWith(':')) switch
        {
            (true, true) => " style=\"text-align:center\"",
            (false, true) => " style=\"text-align:right\"",
            _ => "",
        };

    // Splits at pipes that are neither escaped nor inside a code span.
    private static List<string> Cells(string line)
    {
        var text = line.Trim();
        text = text.StartsWith('|') ? text[1..] : text;
        List<string> cells = [];
        var cell = new StringBuilder();
        var inCode = false;
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (character == '\\' && index + 1 < text.Length && text[index + 1] == '|')
            {
                cell.Append('|');
                index++;
            }
            else if (character == '|' && !inCode)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                inCode ^= character == '`';
                cell.Append(character);
            }
        }

        if (cell.ToString().Trim().Length > 0)
        {
            cells.Add(cell.ToString().Trim());
        }

        return cells;
    }

    [GeneratedRegex(@"^ {0,3}\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")]
    private static partial Regex DelimiterRow();
}
