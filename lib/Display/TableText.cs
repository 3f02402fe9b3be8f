using System.Globalization;
using System.Text;

namespace EcommerceNotebooks.Display;

/// <summary>Renders a table as fixed-width text: title, headings, rows, and the size.</summary>
internal static class TableText
{
    private const int LongestCell = 60;

    internal static string Render(Table table)
    {
        var view = new TableView(table);
        string[][] rows = [.. Enumerable.Range(0, view.RowCount).Select(row => Row(view, row))];
        int[] widths =
        [
            .. Enumerable.Range(0, view.ColumnCount).Select(column => WidthOf(table.Columns[column], column, rows)),
        ];
        var text = new StringBuilder();
        if (table.Title is { } title)
        {
            text.Append(ValueText.OneLine(title)).Append('\n');
        }

        AppendLine(text, table, widths, [.. table.Columns.Take(view.ColumnCount).Select(each => Cut(each.Heading))]);
        AppendLine(text, table, widths, [.. widths.Select(width => new string('-', width))]);
        foreach (string[] row in rows)
        {
            AppendLine(text, table, widths, row);
        }

        return text.Append(view.Footer(view.RowCount)).ToString();
    }

    private static string[] Row(TableView view, int row) =>
        [.. Enumerable.Range(0, view.ColumnCount).Select(column => Cell(view, row, column))];

    // In text alone the word NULL would not differ from the value, so the value is quoted.
    private static string Cell(TableView view, int row, int column)
    {
        string text = view.Cell(row, column);
        return text == ValueText.Null && !view.IsNull(row, column) ? $"'{text}'" : Cut(text);
    }

    private static string Cut(string text) => ValueText.Cut(ValueText.OneLine(text), LongestCell);

    private static int WidthOf(TableColumn column, int index, string[][] rows) =>
        rows.Select(row => Width(row[index])).Append(Width(Cut(column.Heading))).Max();

    private static int Width(string text) => new StringInfo(text).LengthInTextElements;

    private static void AppendLine(StringBuilder text, Table table, int[] widths, string[] cells)
    {
        int start = text.Length;
        for (int i = 0; i < cells.Length; i++)
        {
            string padding = new(' ', widths[i] - Width(cells[i]));
            string cell = table.Columns[i].IsNumeric ? padding + cells[i] : cells[i] + padding;
            text.Append(i == 0 ? "" : "  ").Append(cell);
        }

        while (text.Length > start && text[^1] == ' ')
        {
            text.Length--;
        }

        text.Append('\n');
    }
}
