using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CSharpKernel.Formatting;
using CSharpKernel.Notebooks;

namespace CSharpKernel.Running;

/// <summary>
/// What stays the same of the outputs of a cell that measures: which kinds there are, a display's MIME types, the head of a table (all lines down to its line of dashes),
/// and how many lines follow. Blanks, which only align, do not count; an error counts in full.
/// </summary>
internal static partial class OutputShape
{
    public static string Of(IReadOnlyList<CellOutput> outputs)
    {
        var shape = new StringBuilder();
        var printed = OutputComparison.StandardOutput(outputs);
        if (printed.Length > 0)
        {
            Append(shape, $"stdout, {LineCount(printed)} lines");
        }

        foreach (var output in outputs)
        {
            switch (output)
            {
                case DisplayOutput display:
                    AppendDisplay(shape, display.Content);
                    break;
                case ErrorOutput error:
                    Append(shape, $"{error.Name}: {error.Message}");
                    break;
            }
        }

        return shape.ToString().TrimEnd('\n');
    }

    private static void AppendDisplay(StringBuilder shape, MimeBundle content)
    {
        var text = content.Text(MimeBundle.PlainText) ?? "";
        Append(
            shape,
            $"display of {string.Join(", ", content.Entries.Keys.Order(StringComparer.Ordinal))}, {LineCount(text)} lines"
        );
        var lines = text.Split('\n');
        var dashes = Array.FindIndex(lines, line => Dashes().IsMatch(line));
        foreach (var line in lines.Take(Math.Max(0, dashes)))
        {
            Append(shape, $"{Blanks().Replace(line, " ").Trim()}");
        }
    }

    private static int LineCount(string text) => text.TrimEnd('\n').Split('\n').Length;

    private static void Append(StringBuilder shape, FormattableString line) =>
        shape.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    // At least one column of three dashes; columns are parted by blanks.
    [GeneratedRegex(@"^-{3,}( +-+)*\s*$")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
