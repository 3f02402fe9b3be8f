using EcommerceNotebooks.Charts.Plotly;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Charts;

/// <summary>Makes the table of a figure from a <see cref="Table"/>, with the same texts.</summary>
internal static class TableTraces
{
    internal static TableTrace From(Table table)
    {
        var view = new TableView(table);
        TableColumn[] columns = [.. table.Columns.Take(view.ColumnCount)];
        if (columns.Length == 0)
        {
            throw new ArgumentException("A table needs at least one column.", nameof(table));
        }

        string[] align = [.. columns.Select(column => column.IsNumeric ? "right" : "left")];
        return new TableTrace
        {
            Header = new TableCells(
                [.. columns.Select(column => new[] { column.Name })],
                [.. align],
                new Fill("#e6e6e6")
            ),
            Cells = new TableCells(
                [.. columns.Select((_, column) => Texts(view, column))],
                [.. align],
                new Fill(Layout.White)
            ),
        };
    }

    private static string[] Texts(TableView view, int column) =>
        [.. Enumerable.Range(0, view.RowCount).Select(row => ValueText.Cut(view.Cell(row, column), 60))];
}
