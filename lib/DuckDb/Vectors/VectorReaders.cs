namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>Chooses the reader of a type; the README of the provider shows the table of .NET types that results.</summary>
internal static class VectorReaders
{
    private const int SmallIntDigits = 4;
    private const int IntegerDigits = 9;
    private const int BigIntDigits = 18;

    internal static VectorReader For(DuckDbType type) =>
        type.Id switch
        {
            DuckDbTypeId.Boolean => new ScalarReader<byte, bool>(type, stored => stored != 0),
            DuckDbTypeId.TinyInt => new NumberReader<sbyte>(type),
            DuckDbTypeId.SmallInt => new NumberReader<short>(type),
            DuckDbTypeId.Integer => new NumberReader<int>(type),
            DuckDbTypeId.BigInt => new NumberReader<long>(type),
            DuckDbTypeId.UTinyInt => new NumberReader<byte>(type),
            DuckDbTypeId.USmallInt => new NumberReader<ushort>(type),
            DuckDbTypeId.UInteger => new NumberReader<uint>(type),
            DuckDbTypeId.UBigInt => new NumberReader<ulong>(type),
            DuckDbTypeId.HugeInt => new NumberReader<Int128>(type),
            DuckDbTypeId.UHugeInt => new NumberReader<UInt128>(type),
            DuckDbTypeId.Float => new NumberReader<float>(type),
            DuckDbTypeId.Double => new NumberReader<double>(type),
            DuckDbTypeId.Decimal => DecimalOf(type),
            DuckDbTypeId.Varchar => new VarcharReader(type),
            DuckDbTypeId.Enum => new EnumReader(type),
            DuckDbTypeId.Blob or DuckDbTypeId.Geometry => new BlobReader(type),
            DuckDbTypeId.Uuid => new ScalarReader<UInt128, Guid>(type, UuidParts.FromVector),
            DuckDbTypeId.Interval => new ScalarReader<DuckDbInterval, DuckDbInterval>(type, stored => stored),
            DuckDbTypeId.Date => new DateReader(type),
            DuckDbTypeId.Time => new TimeReader(type, TimeSpan.TicksPerMicrosecond, 1),
            DuckDbTypeId.TimeNanoseconds => new TimeReader(type, 1, TimeSpan.NanosecondsPerTick),
            DuckDbTypeId.Timestamp => new TimestampReader(type, TimeSpan.TicksPerMicrosecond, 1),
            DuckDbTypeId.TimestampWithZone => new TimestampReader(type, TimeSpan.TicksPerMicrosecond, 1),
            DuckDbTypeId.TimestampSeconds => new TimestampReader(type, TimeSpan.TicksPerSecond, 1),
            DuckDbTypeId.TimestampMilliseconds => new TimestampReader(type, TimeSpan.TicksPerMillisecond, 1),
            DuckDbTypeId.TimestampNanoseconds => new TimestampReader(type, 1, TimeSpan.NanosecondsPerTick),
            _ => new UnsupportedReader(type),
        };

    private static VectorReader DecimalOf(DuckDbType type) =>
        type.Precision switch
        {
            <= SmallIntDigits => new DecimalReader<short>(type),
            <= IntegerDigits => new DecimalReader<int>(type),
            <= BigIntDigits => new DecimalReader<long>(type),
            _ => new DecimalReader<Int128>(type),
        };
}
