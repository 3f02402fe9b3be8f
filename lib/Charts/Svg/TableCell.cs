using EcommerceNotebooks.Charts.Figures;
using Plotly.NET;

namespace EcommerceNotebooks.Charts.Svg;

/// <summary>Draws the rows of a table that fit into the cell, and says how many do not.</summary>
internal static class TableCell
{
    private const double RowHeight = 22;

    internal static void Draw(SvgWriter svg, Trace table, Box box)
    {
        var head = (ChartValues[])table.Inner("header")!.Get("values")!;
        var cells = (ChartValues[])table.Inner("cells")!.Get("values")!;
        var align = (string[])table.Inner("cells")!.Get("align")!;
        int columns = head.Length;
        int fitting = Math.Max(1, (int)((box.Height - (2 * RowHeight)) / RowHeight));
        int rows = Math.Min(table.Points, fitting);
        double[] widths =
        [
            .. Enumerable.Range(0, columns).Select(column => Widest(head[column], cells[column], rows) + 18),
        ];
        double scale = Math.Min(1, box.Width / widths.Sum());
        double x = box.Left;
        for (int column = 0; column < columns; column++)
        {
            double width = widths[column] * scale;
            bool right = align[column] == "right";
            double at = right ? x + width - 9 : x + 9;
            string anchor = right ? "end" : "start";
            svg.Text(at, box.Top + 15, TextWidth.Fit(head[column].Texts[0], width - 12, 13), anchor, "c");
            for (int row = 0; row < rows; row++)
            {
                string text = TextWidth.Fit(cells[column].Texts[row], width - 12);
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

    private static double Widest(ChartValues head, ChartValues cells, int rows) =>
        Math.Max(TextWidth.Of(head.Texts[0], 13), TextWidth.Widest(cells.Texts.Take(rows)));
}
