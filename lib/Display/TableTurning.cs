using System.Collections.Immutable;
using System.Globalization;

namespace EcommerceNotebooks.Display;

/// <summary>Makes rows of a table's columns, so that one wide row can be read.</summary>
internal static class TableTurning
{
    internal static Table Turn(Table table)
    {
        var view = new TableView(table);
        ImmutableArray<TableColumn> columns =
        [
            new TableColumn("measure", ColumnTypes.NameOf(typeof(string)), typeof(string)),
            .. Enumerable.Range(0, view.RowCount).Select(row => ValueColumn(row, view.RowCount)),
        ];
        ImmutableArray<object?[]> rows =
        [
            .. Enumerable
                .Range(0, view.ColumnCount)
                .Select(column =>
                    Enumerable
                        .Range(0, view.RowCount)
                        .Select(
                            object? (row) =>
                                view.IsNull(row, column) ? table.FormatOf(row, column).Missing : view.Cell(row, column)
                        )
                        .Prepend(table.Columns[column].Heading)
                        .ToArray()
                ),
        ];
        return new Table(table.Title, columns, rows, rows.Length, Math.Max(rows.Length, 1));
    }

    // Numbers and texts share the column; it stands right-aligned as numbers do.
    private static TableColumn ValueColumn(int row, int count)
    {
        string name = count == 1 ? "value" : string.Create(CultureInfo.InvariantCulture, $"row_{row + 1}");
        return new TableColumn(name, "text", typeof(decimal));
    }
}
