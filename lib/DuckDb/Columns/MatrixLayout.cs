namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>How a matrix lies in its array.</summary>
public enum MatrixLayout
{
    /// <summary>The values of a row lie together: index = row × columns + column.</summary>
    RowMajor,

    /// <summary>The values of a column lie together: index = column × rows + row.</summary>
    ColumnMajor,
}
