using System.Collections;
using System.Data.Common;
using System.Globalization;
using System.Reflection;
using DuckDB.NET.Native;

namespace EcommerceNotebooks.Display;

/// <summary>Reads one column of a query as a table keeps it: sums with all their decimals, lists with their NULLs, intervals with their months, bytes as an array.</summary>
internal sealed class CellReader
{
    private static readonly MethodInfo GetFieldValue = typeof(DbDataReader).GetMethod(
        nameof(DbDataReader.GetFieldValue)
    )!;

    private readonly int ordinal;
    private readonly Func<DbDataReader, object?> read;

    private CellReader(DbDataReader reader, int ordinal, int precision, int scale)
    {
        this.ordinal = ordinal;
        string kind = reader.GetDataTypeName(ordinal);
        var type = reader.GetFieldType(ordinal);
        switch (kind)
        {
            case nameof(DuckDBType.Decimal):
                var zero = new decimal(0, 0, 0, false, (byte)Math.Min(scale, 28));
                read = row => row.GetDecimal(ordinal) + zero;
                break;
            case nameof(DuckDBType.Interval):
                type = typeof(DuckDBInterval);
                read = row => row.GetFieldValue<DuckDBInterval>(ordinal);
                break;
            case nameof(DuckDBType.Blob):
                type = typeof(byte[]);
                read = row => Bytes(row.GetStream(ordinal));
                break;
            case nameof(DuckDBType.List) or nameof(DuckDBType.Array):
                type = WithNulls(type);
                var get = GetFieldValue.MakeGenericMethod(type);
                read = row => get.Invoke(row, BindingFlags.DoNotWrapExceptions, null, [ordinal], null);
                break;
            default:
                read = row => row.GetValue(ordinal);
                break;
        }

        Column = new TableColumn(reader.GetName(ordinal), SqlName(kind, type, precision, scale), type);
    }

    /// <summary>The column's name and types.</summary>
    internal TableColumn Column { get; }

    /// <summary>All columns of a result, in their order.</summary>
    internal static IReadOnlyList<CellReader> Of(DbDataReader reader)
    {
        var schema = reader.GetSchemaTable()!.Rows;
        return
        [
            .. Enumerable
                .Range(0, reader.FieldCount)
                .Select(i => new CellReader(
                    reader,
                    i,
                    Number(schema[i][SchemaTableColumn.NumericPrecision]),
                    Number(schema[i][SchemaTableColumn.NumericScale])
                )),
        ];
    }

    /// <summary>The value in the reader's row, null for NULL.</summary>
    /// <exception cref="InvalidOperationException">The value does not fit into a .NET type.</exception>
    internal object? Read(DbDataReader reader)
    {
        try
        {
            return reader.IsDBNull(ordinal) ? null : read(reader);
        }
        catch (Exception error)
            when (error
                    is InvalidCastException
                        or OverflowException
                        or ArgumentException
                        or InvalidOperationException
                        or NotSupportedException
            )
        {
            throw new InvalidOperationException(
                $"The column {Column.Name} ({Column.TypeName}) holds a value that cannot be read: {error.Message} Cast it in the query, to a text for example.",
                error
            );
        }
    }

    private static int Number(object value) =>
        value is DBNull ? 0 : Convert.ToInt32(value, CultureInfo.InvariantCulture);

    private static byte[] Bytes(Stream stream)
    {
        using var source = stream;
        using var copy = new MemoryStream();
        source.CopyTo(copy);
        return copy.ToArray();
    }

    // A list of numbers may hold NULLs, which a List<int> could not.
    private static Type WithNulls(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>)
            ? typeof(List<>).MakeGenericType(WithNulls(type.GetGenericArguments()[0]))
        : type.IsValueType && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type)
        : type;

    private static string SqlName(string kind, Type type, int precision, int scale) =>
        kind switch
        {
            // A result without a row does not tell how its decimals are made.
            nameof(DuckDBType.Decimal) when precision == 0 => "DECIMAL",
            nameof(DuckDBType.Decimal) => string.Create(CultureInfo.InvariantCulture, $"DECIMAL({precision},{scale})"),
            nameof(DuckDBType.List) or nameof(DuckDBType.Array) => ListName(type),
            nameof(DuckDBType.TimestampTz) => "TIMESTAMP WITH TIME ZONE",
            nameof(DuckDBType.TimeTz) => "TIME WITH TIME ZONE",
            nameof(DuckDBType.TimestampS) => "TIMESTAMP_S",
            nameof(DuckDBType.TimestampMs) => "TIMESTAMP_MS",
            nameof(DuckDBType.TimestampNs) => "TIMESTAMP_NS",
            _ => kind.ToUpperInvariant().Replace("UNSIGNED", "U", StringComparison.Ordinal),
        };

    private static string ListName(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>)
            ? ListName(type.GetGenericArguments()[0]) + "[]"
        : typeof(IDictionary).IsAssignableFrom(type) ? "JSON"
        : ColumnTypes.NameOf(type);
}
