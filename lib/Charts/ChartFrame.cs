using EcommerceNotebooks.Charts.Figures;

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

        return Math.Min(LongestHeight, (chart.Heading is null ? 0 : 40) + RowHeights(chart).Sum());
    }

    /// <summary>What each row of cells asks for; a fixed or capped height shares itself out in the same proportions.</summary>
    internal static int[] RowHeights(Chart chart) =>
        [
            .. Enumerable
                .Range(0, chart.RowCount)
                .Select(row =>
                    chart
                        .Cells.Skip(row * chart.ColumnCount)
                        .Take(chart.ColumnCount)
                        .Max(cell => CellHeight(chart, cell))
                ),
        ];

    private static int CellHeight(Chart chart, ChartCell cell) =>
        cell.Kind switch
        {
            CellKind.Empty => 160,
            CellKind.Cartesian when cell.Traces[0].IsHorizontal => Math.Max(
                220,
                110 + (30 * cell.YPlan.Categories.Length)
            ),
            CellKind.Scene => 480,
            _ => chart.Cells.Length > 1 ? 320 : 380,
        };
}
