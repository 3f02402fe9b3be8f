using System.Globalization;
using System.Text;

namespace CSharpKernel.Evaluation;

/// <summary>Shows a line of a cell with its neighbours, an arrow at its number and, where the column is known, a caret below it.</summary>
internal static class SourceExcerpt
{
    private const int LinesAround = 2;

    /// <summary>The excerpt around a line (from 1); the caret stands under the given column (from 1), or is left out.</summary>
    public static string Render(string[] lines, int line, int? column = null)
    {
        var first = Math.Max(1, line - LinesAround);
        var last = Math.Min(lines.Length, line + LinesAround);
        var width = last.ToString(CultureInfo.InvariantCulture).Length;
        var text = new StringBuilder();
        for (var number = first; number <= last; number++)
        {
            var label = number.ToString(CultureInfo.InvariantCulture).PadLeft(width);
            var code = lines[number - 1].Replace("\t", "    ", StringComparison.Ordinal);
            text.Append(number == first ? "" : "\n");
            text.Append(number == line ? Ansi.Green("----> " + label) + " " + code : $"      {label} {code}");
            if (number == line && column is { } at)
            {
                var tabs = lines[number - 1].Take(at - 1).Count(character => character == '\t');
                text.Append('\n').Append(' ', 6 + width + 1 + at - 1 + (3 * tabs)).Append(Ansi.Red("^"));
            }
        }

        return text.ToString();
    }
}
