using EcommerceNotebooks.Charts.Plotly;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws the rows of a table that fit into the cell, and says how many do not.</summary>
internal static class TableCell
{
    private const double RowHeight = 22;

    internal static void Draw(SvgWriter svg, TableTrace table, Box box)
    {
        int columns = table.Header.Values.Length;
        int fitting = Math.Max(1, (int)((box.Height - (2 * RowHeight)) / RowHeight));
        int rows = Math.Min(table.Points, fitting);
        double[] widths = [.. Enumerable.Range(0, columns).Select(column => Widest(table, column, rows) + 18)];
        double scale = Math.Min(1, box.Width / widths.Sum());
        double x = box.Left;
        for (int column = 0; column < columns; column++)
        {
            double width = widths[column] * scale;
            bool right = table.Header.Align[column] == "right";
            double at = right ? x + width - 9 : x + 9;
            string anchor = right ? "end" : "start";
            svg.Text(at, box.Top + 15, TextWidth.Fit(table.Header.Values[column][0], width - 12, 13), anchor, "c");
            for (int row = 0; row < rows; row++)
            {
                string text = TextWidth.Fit(table.Cells.Values[column][row], width - 12);
                svg.Text(at, box.Top + 15 + ((row + 1) * RowHeight), text, anchor);
            }

            x += width;
        }

        for (int row = 0; row <= rows; row++)
        {
            double y = box.Top + ((row + 1) * RowHeight);
            svg.Line(box.Left, y, x, y, row == 0 ? "axis" : "grid");
        }

        if (rows < table.Points)
        {
            svg.Text(
                box.Left + 9,
                box.Top + 15 + ((rows + 1) * RowHeight),
                $"... {table.Points - rows} more",
                cssClass: "m"
            );
        }
    }

    private static double Widest(TableTrace table, int column, int rows) =>
        Math.Max(
            TextWidth.Of(table.Header.Values[column][0], 13),
            TextWidth.Widest(table.Cells.Values[column].Take(rows))
        );
}
