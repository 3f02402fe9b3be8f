using System.Globalization;
using System.Text;

namespace CSharpKernel.Formatting;

/// <summary>Writes a grid in fixed-width text.</summary>
internal static class GridText
{
    private const string NullText = "null";

    public static string Render(Grid grid)
    {
        var widths = grid
            .Columns.Select(
                (column, index) =>
                    grid.Rows.Select(row => Width(row[index] ?? NullText)).Append(Width(column.Name)).Max()
            )
            .ToArray();
        var text = new StringBuilder();
        if (grid.Caption is not null)
        {
            text.Append(grid.Caption).Append('\n');
        }

        Line(text, grid, widths, index => grid.Columns[index].Name);
        if (grid.Rows.Count > 0)
        {
            text.Append(string.Join("  ", widths.Select(width => new string('-', width)))).Append('\n');
        }

        foreach (var row in grid.Rows)
        {
            Line(text, grid, widths, index => row[index] ?? NullText);
        }

        return text.Append(grid.Footer).ToString().TrimEnd('\n');
    }

    private static void Line(StringBuilder text, Grid grid, int[] widths, Func<int, string> cell)
    {
        var line = new StringBuilder();
        for (var index = 0; index < widths.Length; index++)
        {
            var padding = new string(' ', widths[index] - Width(cell(index)));
            line.Append(index == 0 ? "" : "  ");
            line.Append(grid.Columns[index].IsNumeric ? padding + cell(index) : cell(index) + padding);
        }

        text.Append(line.ToString().TrimEnd()).Append('\n');
    }

    private static int Width(string text) => new StringInfo(text).LengthInTextElements;
}
