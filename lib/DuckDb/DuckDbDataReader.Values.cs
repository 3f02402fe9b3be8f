using EcommerceNotebooks.DuckDb.Vectors;

namespace EcommerceNotebooks.DuckDb;

/// <content>The values of the current row.</content>
public sealed partial class DuckDbDataReader
{
    /// <inheritdoc/>
    public override string GetName(int ordinal) => result!.Names[Checked(ordinal)];

    /// <summary>The position of a column by its name: first in exact spelling, then ignoring case; the first of several is taken.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public override int GetOrdinal(string name)
    {
        var names = result?.Names ?? [];
        var exact = Array.IndexOf(names, name);
        var ordinal =
            exact >= 0
                ? exact
                : Array.FindIndex(names, other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));
        return ordinal >= 0
            ? ordinal
            : throw new ArgumentException(
                $"name is '{name}'; the result has the columns {string.Join(", ", names)}.",
                nameof(name)
            );
    }

    /// <summary>The SQL type as DuckDB writes it, such as DECIMAL(10,2).</summary>
    public override string GetDataTypeName(int ordinal) => result!.Types[Checked(ordinal)].ToString();

    /// <summary>The type of a column with everything DuckDB knows of it.</summary>
    public DuckDbType GetDuckDbType(int ordinal) => result!.Types[Checked(ordinal)];

    /// <inheritdoc/>
    public override Type GetFieldType(int ordinal) => columns[Checked(ordinal)].ClrType;

    /// <inheritdoc/>
    public override bool IsDBNull(int ordinal) => Column(ordinal).IsNull(row);

    /// <summary>The value, boxed, or DBNull.</summary>
    public override object GetValue(int ordinal) => Column(ordinal).GetNullable(row) ?? DBNull.Value;

    /// <summary>The value as the type asked for, converted only where nothing is lost; a nullable type or object takes NULL.</summary>
    /// <exception cref="InvalidCastException">The value is NULL or has no exact conversion.</exception>
    /// <exception cref="OverflowException">The number is outside the range of <typeparamref name="T"/>.</exception>
    public override T GetFieldValue<T>(int ordinal)
    {
        var column = Column(ordinal);
        if (!column.IsNull(row))
        {
            return column.Get<T>(row);
        }

        return typeof(T) == typeof(object) || typeof(T) == typeof(DBNull) ? (T)(object)DBNull.Value
            : default(T) is null && typeof(T).IsValueType ? default!
            : throw new InvalidCastException(
                $"The column '{GetName(ordinal)}' is NULL, which {typeof(T).Name} does not hold: ask IsDBNull first."
            );
    }

    /// <inheritdoc/>
    public override int GetValues(object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
        {
            values[i] = GetValue(i);
        }

        return count;
    }

    /// <inheritdoc/>
    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);

    /// <inheritdoc/>
    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);

    /// <inheritdoc/>
    public override char GetChar(int ordinal) =>
        GetString(ordinal) is [var only]
            ? only
            : throw new InvalidCastException($"The column '{GetName(ordinal)}' does not hold a single character.");

    /// <inheritdoc/>
    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);

    /// <inheritdoc/>
    public override int GetInt32(int ordinal) => GetFieldValue<int>(ordinal);

    /// <inheritdoc/>
    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);

    /// <inheritdoc/>
    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);

    /// <inheritdoc/>
    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);

    /// <inheritdoc/>
    public override decimal GetDecimal(int ordinal) => GetFieldValue<decimal>(ordinal);

    /// <inheritdoc/>
    public override string GetString(int ordinal) => GetFieldValue<string>(ordinal);

    /// <inheritdoc/>
    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);

    /// <inheritdoc/>
    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);

    /// <inheritdoc/>
    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        CopyPart<byte>(GetFieldValue<byte[]>(ordinal), dataOffset, buffer, bufferOffset, length);

    /// <inheritdoc/>
    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        CopyPart<char>(GetString(ordinal), dataOffset, buffer, bufferOffset, length);

    private static long CopyPart<T>(ReadOnlySpan<T> all, long dataOffset, T[]? buffer, int bufferOffset, int length)
    {
        if (buffer is null)
        {
            return all.Length;
        }

        var from = (int)Math.Min(dataOffset, all.Length);
        var part = all.Slice(from, Math.Min(length, all.Length - from));
        part.CopyTo(buffer.AsSpan(bufferOffset));
        return part.Length;
    }

    private int Checked(int ordinal) =>
        (uint)ordinal < (uint)columns.Length
            ? ordinal
            : throw new ArgumentOutOfRangeException(
                nameof(ordinal),
                ordinal,
                $"The result has {columns.Length} columns, counted from 0."
            );

    private VectorReader Column(int ordinal)
    {
        if (chunk is null || hasReadAhead || execution.IsDisposed)
        {
            throw new InvalidOperationException(
                IsClosed ? "The reader is closed." : "The reader stands on no row: call Read() first."
            );
        }

        return columns[Checked(ordinal)];
    }
}
