namespace EcommerceNotebooks.Tables;

/// <summary>One row of a <see cref="Table"/>, read by column name or position.</summary>
public sealed class TableRow
{
    private readonly Table _table;
    private readonly object?[] _values;

    internal TableRow(Table table, object?[] values)
    {
        _table = table;
        _values = values;
    }

    /// <summary>The value in a column (first = 0); null is SQL NULL.</summary>
    public object? this[int column] => _values[column];

    /// <summary>The value in the named column, case ignored; null is SQL NULL. An unknown name throws <see cref="ArgumentException"/>.</summary>
    public object? this[string column] => _values[_table.IndexOf(column)];

    /// <summary>The values in column order.</summary>
    public IReadOnlyList<object?> Values => _values;

    /// <summary>The value in the named column as <typeparamref name="T"/>; NULL needs a nullable type. Numbers are converted only without loss.</summary>
    public T Get<T>(string column) => CellValue.As<T>(this[column], column);
}
