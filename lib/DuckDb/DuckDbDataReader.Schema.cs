using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;

namespace EcommerceNotebooks.DuckDb;

/// <content>What the columns are.</content>
public sealed partial class DuckDbDataReader : IDbColumnSchemaGenerator
{
    /// <summary>The columns of the current result; DuckDB does not tell for a query which of them are keys or come from which table.</summary>
    public ReadOnlyCollection<DbColumn> GetColumnSchema() =>
        new([
            .. Enumerable
                .Range(0, FieldCount)
                .Select(i => (DbColumn)new DuckDbColumn(i, GetName(i), GetDuckDbType(i), GetFieldType(i))),
        ]);

    /// <summary>The columns as a table, in the shape older tools expect; null when there is no result.</summary>
    public override DataTable? GetSchemaTable()
    {
        if (FieldCount == 0)
        {
            return null;
        }

        var table = new DataTable("SchemaTable") { Locale = System.Globalization.CultureInfo.InvariantCulture };
        table.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        table.Columns.Add(SchemaTableColumn.ColumnSize, typeof(int));
        table.Columns.Add(SchemaTableColumn.NumericPrecision, typeof(short));
        table.Columns.Add(SchemaTableColumn.NumericScale, typeof(short));
        table.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        table.Columns.Add("DataTypeName", typeof(string));
        table.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        foreach (var column in GetColumnSchema())
        {
            table.Rows.Add(
                column.ColumnName,
                column.ColumnOrdinal,
                column.ColumnSize ?? -1,
                (object?)(short?)column.NumericPrecision ?? DBNull.Value,
                (object?)(short?)column.NumericScale ?? DBNull.Value,
                column.DataType,
                column.DataTypeName,
                column.AllowDBNull
            );
        }

        return table;
    }
}
