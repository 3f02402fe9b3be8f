namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>Chooses the reader of a type; the README of the provider shows the table of .NET types that results.</summary>
internal static class VectorReaders
{
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
            DuckDbTypeId.Enum => EnumOf(type),
            DuckDbTypeId.Blob or DuckDbTypeId.Geometry => new BlobReader(type),
            DuckDbTypeId.Uuid => new ScalarReader<UInt128, Guid>(type, UuidParts.FromVector),
            DuckDbTypeId.Interval => new IntervalReader(type),
            DuckDbTypeId.Date => new DateReader(type),
            DuckDbTypeId.Time => new TimeReader(type, TimeSpan.TicksPerMicrosecond, 1),
            DuckDbTypeId.TimeNanoseconds => new TimeReader(type, 1, TimeSpan.NanosecondsPerTick),
            DuckDbTypeId.Timestamp => new TimestampReader(type, TimeSpan.TicksPerMicrosecond, 1),
            DuckDbTypeId.TimestampWithZone => new TimestampReader(type, TimeSpan.TicksPerMicrosecond, 1),
            DuckDbTypeId.TimestampSeconds => new TimestampReader(type, TimeSpan.TicksPerSecond, 1),
            DuckDbTypeId.TimestampMilliseconds => new TimestampReader(type, TimeSpan.TicksPerMillisecond, 1),
            DuckDbTypeId.TimestampNanoseconds => new TimestampReader(type, 1, TimeSpan.NanosecondsPerTick),
            DuckDbTypeId.TimeWithZone => new ScalarReader<ulong, DuckDbTimeTz>(type, DuckDbTimeTz.FromBits),
            DuckDbTypeId.BigNum => new BigNumReader(type),
            DuckDbTypeId.Bit => new BitReader(type),
            DuckDbTypeId.List or DuckDbTypeId.Array => new ListReader(type),
            DuckDbTypeId.Struct => new StructReader(type),
            DuckDbTypeId.Map => new MapReader(type),
            DuckDbTypeId.Union => new UnionReader(type),
            _ => new UnsupportedReader(type),
        };

    private static VectorReader DecimalOf(DuckDbType type)
    {
        var stored = StoredTypes.Of(type);
        return stored == typeof(short) ? new DecimalReader<short>(type)
            : stored == typeof(int) ? new DecimalReader<int>(type)
            : stored == typeof(long) ? new DecimalReader<long>(type)
            : new DecimalReader<Int128>(type);
    }

    private static VectorReader EnumOf(DuckDbType type)
    {
        var stored = StoredTypes.Of(type);
        return stored == typeof(byte) ? new EnumReader<byte>(type)
            : stored == typeof(ushort) ? new EnumReader<ushort>(type)
            : new EnumReader<uint>(type);
    }
}
