using EcommerceNotebooks.Charts.Plotly;

namespace EcommerceNotebooks.Charts;

/// <summary>The sizes of a chart in pixels, the same for both pictures.</summary>
internal static class ChartFrame
{
    internal const int DefaultWidth = 760;
    private const int LongestHeight = 1_600;

    internal static int Width(Chart chart) => chart.FixedWidth ?? DefaultWidth;

    internal static int Height(Chart chart)
    {
        if (chart.FixedHeight is { } height)
        {
            return height;
        }

        int heading = chart.Heading is null ? 0 : 40;
        int rows = Enumerable
            .Range(0, chart.RowCount)
            .Sum(row =>
                chart.Cells.Skip(row * chart.ColumnCount).Take(chart.ColumnCount).Max(cell => CellHeight(chart, cell))
            );
        return Math.Min(LongestHeight, heading + rows);
    }

    private static int CellHeight(Chart chart, ChartCell cell) =>
        cell.Kind switch
        {
            CellKind.Indicator => 160,
            CellKind.Empty => 160,
            CellKind.Table => Math.Max(120, 60 + (26 * (1 + cell.Traces[0].Points))),
            CellKind.Cartesian when cell.Traces[0] is BarTrace { IsHorizontal: true } => Math.Max(
                chart.Cells.Length > 1 ? 320 : 380,
                90 + (24 * cell.YPlan.Categories.Length)
            ),
            CellKind.Scene => 480,
            _ => chart.Cells.Length > 1 ? 320 : 380,
        };
}
