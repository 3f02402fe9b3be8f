namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>Values of a nullable type.</summary>
internal sealed class NullableColumnValues<T>(T?[] values) : ColumnValues(values.Length)
    where T : struct
{
    internal override void Write(VectorWriter writer, int start, int count)
    {
        for (var row = 0; row < count; row++)
        {
            if (values[start + row] is { } value)
            {
                writer.Write(row, value);
            }
            else
            {
                writer.WriteNull(row);
            }
        }
    }
}
