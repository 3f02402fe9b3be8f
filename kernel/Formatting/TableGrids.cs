using System.Data;
using System.Globalization;

namespace CSharpKernel.Formatting;

/// <summary>Grids of values that have rows and columns of their own: matrices and data tables.</summary>
internal static class TableGrids
{
    /// <summary>A two-dimensional array, with the numbers of rows and columns from 0.</summary>
    public static Grid OfMatrix(Array matrix)
    {
        var height = Math.Min(matrix.GetLength(0), GridBuilder.MaximumRows);
        var width = Math.Min(matrix.GetLength(1), GridBuilder.MaximumColumns);
        string[] names = ["", .. Enumerable.Range(0, width).Select(Name)];
        List<object?[]> rows =
        [
            .. Enumerable
                .Range(0, height)
                .Select(row =>
                    (object?[])
                        [
                            row,
                            .. Enumerable
                                .Range(0, width)
                                .Select(column =>
                                    matrix.GetValue(row + matrix.GetLowerBound(0), column + matrix.GetLowerBound(1))
                                ),
                        ]
                ),
        ];
        return GridBuilder.Build(
            names,
            rows,
            matrix.GetLength(0),
            matrix.GetLength(0) > height,
            matrix.GetLength(1) - width
        );
    }

    /// <summary>A data table.</summary>
    public static Grid OfDataTable(DataTable table)
    {
        string[] names =
        [
            .. table.Columns.Cast<DataColumn>().Select(column => column.ColumnName).Take(GridBuilder.MaximumColumns),
        ];
        List<object?[]> rows =
        [
            .. table
                .Rows.Cast<DataRow>()
                .Take(GridBuilder.MaximumRows)
                .Select(row =>
                    row.ItemArray.Take(names.Length).Select(value => value is DBNull ? null : value).ToArray()
                ),
        ];
        return GridBuilder.Build(
            names,
            rows,
            table.Rows.Count,
            table.Rows.Count > rows.Count,
            table.Columns.Count - names.Length
        );
    }

    private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);
}
