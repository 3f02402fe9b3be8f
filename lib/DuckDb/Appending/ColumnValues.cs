namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>The values of one column to append: an array, or a part of one, whose nulls are NULL.</summary>
public abstract class ColumnValues
{
    private protected ColumnValues(int count) => Count = count;

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Values of which null references are NULL.</summary>
    public static ColumnValues Of<T>(T[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new DenseColumnValues<T>(values, default);
    }

    /// <summary>Values of which those without one are NULL.</summary>
    public static ColumnValues Of<T>(T?[] values)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(values);
        return new NullableColumnValues<T>(values);
    }

    /// <summary>A part of an array, and which of its rows are NULL; an empty mask means none.</summary>
    /// <exception cref="ArgumentException">The mask has another length than the values.</exception>
    public static ColumnValues Of<T>(ReadOnlyMemory<T> values, ReadOnlyMemory<bool> isNull = default) =>
        isNull.IsEmpty || isNull.Length == values.Length
            ? new DenseColumnValues<T>(values, isNull)
            : throw new ArgumentException(
                $"isNull has {isNull.Length} rows, the values have {values.Length}.",
                nameof(isNull)
            );

    /// <summary>Writes some rows to the beginning of a vector.</summary>
    internal abstract void Write(VectorWriter writer, int start, int count);
}
