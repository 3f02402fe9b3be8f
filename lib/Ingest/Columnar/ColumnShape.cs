namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>How a column of the lake is stored in Parquet: its physical type, and what that means.</summary>
internal sealed record ColumnShape(string Name, int Type, int TypeLength = 0)
{
    internal const int Int64 = 2;
    internal const int ByteArray = 6;
    internal const int FixedBytes = 7;

    private const int Optional = 1;

    /// <summary>The older word for what the values mean, which readers without logical types understand; null where there is none.</summary>
    internal int? ConvertedType { get; init; }

    /// <summary>Digits of a decimal, and how many of them stand after the point.</summary>
    internal (int Precision, int Scale)? Decimal { get; init; }

    /// <summary>Writes the fields of the logical type, a union.</summary>
    internal required Action<CompactThrift> LogicalType { get; init; }

    /// <summary>The nine columns in the lake's order.</summary>
    internal static IReadOnlyList<ColumnShape> Events(SessionType session) =>
        [
            Time(EventColumns.EventTime),
            Text(EventColumns.EventType),
            Integer(EventColumns.ProductId),
            Integer(EventColumns.CategoryId),
            Text(EventColumns.CategoryCode),
            Text(EventColumns.Brand),
            Money(EventColumns.Price),
            Integer(EventColumns.UserId),
            session == SessionType.Varchar
                ? Text(EventColumns.UserSession)
                : new(EventColumns.Names[EventColumns.UserSession], FixedBytes, 16)
                {
                    LogicalType = type => type.Empty(14),
                },
        ];

    /// <summary>Writes the column's place in the schema.</summary>
    internal void Write(CompactThrift schema)
    {
        schema.Begin();
        schema.WriteInt32(1, Type);
        if (TypeLength > 0)
        {
            schema.WriteInt32(2, TypeLength);
        }

        schema.WriteInt32(3, Optional);
        schema.WriteText(4, Name);
        if (ConvertedType is { } converted)
        {
            schema.WriteInt32(6, converted);
        }

        if (Decimal is { } digits)
        {
            schema.WriteInt32(7, digits.Scale);
            schema.WriteInt32(8, digits.Precision);
        }

        schema.Begin(10);
        LogicalType(schema);
        schema.End();
        schema.End();
    }

    private static ColumnShape Text(int column) =>
        new(EventColumns.Names[column], ByteArray) { ConvertedType = 0, LogicalType = type => type.Empty(1) };

    private static ColumnShape Integer(int column) =>
        new(EventColumns.Names[column], Int64)
        {
            ConvertedType = 18,
            LogicalType = type =>
            {
                type.Begin(10);
                type.WriteByte(1, 64);
                type.WriteBoolean(2, true);
                type.End();
            },
        };

    // Microseconds of a clock without time zone, as DuckDB writes its TIMESTAMP.
    private static ColumnShape Time(int column) =>
        new(EventColumns.Names[column], Int64)
        {
            ConvertedType = 10,
            LogicalType = type =>
            {
                type.Begin(8);
                type.WriteBoolean(1, false);
                type.Begin(2);
                type.Empty(2);
                type.End();
                type.End();
            },
        };

    private static ColumnShape Money(int column) =>
        new(EventColumns.Names[column], Int64)
        {
            ConvertedType = 5,
            Decimal = (10, 2),
            LogicalType = type =>
            {
                type.Begin(5);
                type.WriteInt32(1, 2);
                type.WriteInt32(2, 10);
                type.End();
            },
        };
}
