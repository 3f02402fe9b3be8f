using Plotly.NET;
using Plotly.NET.LayoutObjects;

namespace EcommerceNotebooks.Charts.Figures;

/// <summary>Places the cells of a grid as shares of the figure, row by row from the top.</summary>
internal static class FigureGrid
{
    internal static FigurePlace Place(Chart chart, int cell)
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
        return new FigurePlace(Share(left), Share(right), Share(top - height), Share(top));
    }

    internal static double Share(double value) => Math.Clamp(Math.Round(value, 4), 0, 1.05);
}

/// <summary>Where a cell lies on the figure, as shares of its width and height.</summary>
internal readonly record struct FigurePlace(double Left, double Right, double Bottom, double Top)
{
    internal double[] X => [Left, Right];

    internal double[] Y => [Bottom, Top];

    internal double MiddleX => (Left + Right) / 2;

    internal double MiddleY => (Bottom + Top) / 2;

    internal Domain ToDomain() => new Domain().With(("x", X), ("y", Y));

    /// <summary>The scale of a heatmap's colours, at the right of its cell.</summary>
    internal ColorBar ColourBar(Trace map) =>
        new ColorBar().With(
            ("x", FigureGrid.Share(Right + 0.01)),
            ("y", FigureGrid.Share(MiddleY)),
            ("len", FigureGrid.Share(Top - Bottom)),
            ("title", FigureParts.Titled(map.Name)),
            ("tickformat", map.ValueFormat),
            ("thickness", 14),
            ("yanchor", "middle")
        );
}
