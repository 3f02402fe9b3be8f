using System.Globalization;

namespace EcommerceNotebooks.Display;

/// <summary>The part of a table that is shown, as text: what the HTML and the text rendering have in common.</summary>
internal sealed class TableView
{
    /// <summary>Columns shown at most; the footer names the number left out.</summary>
    internal const int ShownColumns = 40;

    private readonly int[] doubleDecimals;

    internal TableView(Table table)
    {
        Table = table;
        ColumnCount = Math.Min(table.Columns.Length, ShownColumns);
        RowCount = Math.Min(table.Rows.Length, table.HeadRows);
        doubleDecimals = [.. Enumerable.Range(0, ColumnCount).Select(DoubleDecimals)];
    }

    internal Table Table { get; }

    internal int ColumnCount { get; }

    internal int RowCount { get; }

    internal string Footer(int shownRows)
    {
        string rows = Count(Table.RowCount, "row");
        string columns = Count(Table.Columns.Length, "column");
        string hidden = ColumnCount < Table.Columns.Length ? $" ({Table.Columns.Length - ColumnCount} not shown)" : "";
        string size = $"{rows} x {columns}{hidden}";
        return shownRows < Table.RowCount ? $"... {Number(Table.RowCount - shownRows)} more; {size}" : size;
    }

    internal bool IsNull(int row, int column) => Table.Rows[row][column] is null;

    /// <summary>The cell's full text on one line.</summary>
    internal string Cell(int row, int column) =>
        ValueText.OneLine(
            ValueText.Of(
                Table.Rows[row][column],
                Table.FormatOf(row, column),
                Table.HasRowFormats ? DoubleDecimals(Table.Rows[row][column]) : doubleDecimals[column]
            )
        );

    private static string Count(long count, string word) => $"{Number(count)} {word}{(count == 1 ? "" : "s")}";

    private static string Number(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private int DoubleDecimals(int column) =>
        DoubleDecimals([.. Enumerable.Range(0, RowCount).Select(row => Table.Rows[row][column])]);

    private static int DoubleDecimals(params object?[] values) =>
        ValueText.DecimalsFor(
            values.Select(value =>
                value switch
                {
                    double number => number,
                    float number => number,
                    _ => double.NaN,
                }
            )
        );
}
