namespace EcommerceNotebooks.Display;

/// <summary>One row of a <see cref="Table"/>, read by column name or position.</summary>
public sealed class TableRow
{
    private readonly Table table;
    private readonly object?[] values;

    internal TableRow(Table table, object?[] values)
    {
        this.table = table;
        this.values = values;
    }

    /// <summary>The value in a column (first = 0); null is SQL NULL.</summary>
    public object? this[int column] => values[column];

    /// <summary>The value in the named column, case ignored; null is SQL NULL. An unknown name throws <see cref="ArgumentException"/>.</summary>
    public object? this[string column] => values[table.IndexOf(column)];

    /// <summary>The values in column order.</summary>
    public IReadOnlyList<object?> Values => values;

    /// <summary>The value in the named column as <typeparamref name="T"/>; NULL needs a nullable type. Numbers are converted only without loss.</summary>
    public T Get<T>(string column) => CellValue.As<T>(this[column], column);
}
