using EcommerceNotebooks.Charts.Figures;
using EcommerceNotebooks.Tables;
using Plotly.NET;
using Plotly.NET.TraceObjects;

namespace EcommerceNotebooks.Charts;

/// <summary>Makes the table of a figure from a <see cref="Table"/>, with the same texts.</summary>
internal static class TableTraces
{
    internal static Trace From(Table table)
    {
        var view = new TableView(table);
        TableColumn[] columns = [.. table.Columns.Take(view.ColumnCount)];
        if (columns.Length == 0)
        {
            throw new ArgumentException("A table needs at least one column.", nameof(table));
        }

        string[] align = [.. columns.Select(column => column.IsNumeric ? "right" : "left")];
        return FigureParts
            .NewTrace("table")
            .With(
                ("header", Cells(columns.Select(column => ChartValues.From([column.Name], "")), align, "#e6e6e6")),
                ("cells", Cells(columns.Select((_, column) => Texts(view, column)), align, "#ffffff"))
            );
    }

    // Cells are filled, so their text must keep its colour on a dark page.
    private static TableCells Cells(IEnumerable<ChartValues> columns, string[] align, string fill) =>
        new TableCells().With(
            ("values", columns.ToArray()),
            ("align", align),
            ("fill", new TableFill().With(("color", fill))),
            ("font", new Font().With(("color", Palette.Text), ("size", 12)))
        );

    private static ChartValues Texts(TableView view, int column) =>
        ChartValues.From(
            Enumerable.Range(0, view.RowCount).Select(row => ValueText.Cut(view.Cell(row, column), 60)),
            nameof(view)
        );
}
