namespace EcommerceNotebooks.Charts.Plotly;

/// <summary>Places the cells of a grid as shares of the figure, row by row from the top.</summary>
internal static class FigureGrid
{
    internal static Domain Place(Chart chart, int cell)
    {
        (int row, int column) = (cell / chart.ColumnCount, cell % chart.ColumnCount);
        // Titles and axis labels need pixels, so the gap between rows is a smaller share of a higher figure.
        double betweenRows = chart.RowCount == 1 ? 0 : Math.Min(0.9 / chart.RowCount, 110.0 / ChartFrame.Height(chart));
        double betweenColumns = chart.ColumnCount == 1 ? 0 : 0.1;
        double width = (1 - (betweenColumns * (chart.ColumnCount - 1))) / chart.ColumnCount;
        int[] asked = ChartFrame.RowHeights(chart);
        double scale = (1 - (betweenRows * (chart.RowCount - 1))) / asked.Sum();
        double height = asked[row] * scale;
        double left = column * (width + betweenColumns);
        double top = 1 - asked.Take(row).Sum(above => (above * scale) + betweenRows);
        // A heatmap in a grid keeps its colour scale inside its own cell.
        double right =
            left + (chart.ColumnCount > 1 && chart.Cells[cell].Kind == CellKind.Heatmap ? width * 0.88 : width);
        return new Domain([Share(left), Share(right)], [Share(top - height), Share(top)]);
    }

    internal static ColorBar ColourBar(HeatmapTrace map, Domain place) =>
        new(
            Share(place.X[1] + 0.01),
            Share((place.Y[0] + place.Y[1]) / 2),
            Share(place.Y[1] - place.Y[0]),
            map.Name is { } name ? new TitleText(name) : null,
            map.ValueFormat
        );

    private static double Share(double value) => Math.Clamp(Math.Round(value, 4), 0, 1.05);
}
