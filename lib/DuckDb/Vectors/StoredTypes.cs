namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>How DuckDB lays the values of a type out in a vector.</summary>
internal static class StoredTypes
{
    private const int SmallIntDigits = 4;
    private const int IntegerDigits = 9;
    private const int BigIntDigits = 18;
    private const int LargestByteEnum = byte.MaxValue;
    private const int LargestShortEnum = ushort.MaxValue;

    /// <summary>The .NET type of equal layout, null for a type that is not laid out as fixed-size values.</summary>
    internal static Type? Of(DuckDbType type) =>
        type.Id switch
        {
            DuckDbTypeId.Boolean => typeof(bool),
            DuckDbTypeId.TinyInt => typeof(sbyte),
            DuckDbTypeId.SmallInt => typeof(short),
            DuckDbTypeId.Integer or DuckDbTypeId.Date => typeof(int),
            DuckDbTypeId.UTinyInt => typeof(byte),
            DuckDbTypeId.USmallInt => typeof(ushort),
            DuckDbTypeId.UInteger => typeof(uint),
            DuckDbTypeId.UBigInt or DuckDbTypeId.TimeWithZone => typeof(ulong),
            DuckDbTypeId.HugeInt => typeof(Int128),
            DuckDbTypeId.UHugeInt or DuckDbTypeId.Uuid => typeof(UInt128),
            DuckDbTypeId.Float => typeof(float),
            DuckDbTypeId.Double => typeof(double),
            DuckDbTypeId.Interval => typeof(DuckDbInterval),
            DuckDbTypeId.Decimal => OfDecimal(type.Precision),
            DuckDbTypeId.Enum => OfEnum(type.EnumValues.Count),
            DuckDbTypeId.BigInt
            or DuckDbTypeId.Time
            or DuckDbTypeId.TimeNanoseconds
            or DuckDbTypeId.Timestamp
            or DuckDbTypeId.TimestampWithZone
            or DuckDbTypeId.TimestampSeconds
            or DuckDbTypeId.TimestampMilliseconds
            or DuckDbTypeId.TimestampNanoseconds => typeof(long),
            _ => null,
        };

    /// <summary>True for the types whose stored number is the number itself, so that arithmetic on it makes sense.</summary>
    internal static bool IsPlainNumber(DuckDbType type) =>
        type.Id
            is DuckDbTypeId.Boolean
                or (>= DuckDbTypeId.TinyInt and <= DuckDbTypeId.Double)
                or DuckDbTypeId.HugeInt
                or DuckDbTypeId.UHugeInt;

    private static Type OfDecimal(int precision) =>
        precision switch
        {
            <= SmallIntDigits => typeof(short),
            <= IntegerDigits => typeof(int),
            <= BigIntDigits => typeof(long),
            _ => typeof(Int128),
        };

    private static Type OfEnum(int count) =>
        count <= LargestByteEnum ? typeof(byte)
        : count <= LargestShortEnum ? typeof(ushort)
        : typeof(uint);
}
