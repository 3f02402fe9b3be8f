using EcommerceNotebooks.DuckDb.Vectors;

namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>Chooses the writer of a type.</summary>
internal static class VectorWriters
{
    private const long MicrosecondsPerMillisecond = 1_000;
    private const long MicrosecondsPerSecond = 1_000_000;
    private const long NanosecondsPerMicrosecond = 1_000;

    /// <exception cref="NotSupportedException">Columns of the type cannot be appended to.</exception>
    internal static VectorWriter For(DuckDbType type) =>
        type.Id switch
        {
            DuckDbTypeId.Boolean => new StoredWriter<bool, bool>(type, value => value),
            DuckDbTypeId.TinyInt => new NumberWriter<sbyte>(type),
            DuckDbTypeId.SmallInt => new NumberWriter<short>(type),
            DuckDbTypeId.Integer => new NumberWriter<int>(type),
            DuckDbTypeId.BigInt => new NumberWriter<long>(type),
            DuckDbTypeId.UTinyInt => new NumberWriter<byte>(type),
            DuckDbTypeId.USmallInt => new NumberWriter<ushort>(type),
            DuckDbTypeId.UInteger => new NumberWriter<uint>(type),
            DuckDbTypeId.UBigInt => new NumberWriter<ulong>(type),
            DuckDbTypeId.HugeInt => new NumberWriter<Int128>(type),
            DuckDbTypeId.UHugeInt => new NumberWriter<UInt128>(type),
            DuckDbTypeId.Float => new NumberWriter<float>(type),
            DuckDbTypeId.Double => new NumberWriter<double>(type),
            DuckDbTypeId.Decimal => DecimalOf(type),
            DuckDbTypeId.Varchar => new VarcharWriter(type),
            DuckDbTypeId.Enum => EnumOf(type),
            DuckDbTypeId.Blob => new BlobWriter(type),
            DuckDbTypeId.Uuid => new StoredWriter<Guid, UInt128>(type, UuidParts.ToVector),
            DuckDbTypeId.Interval => new IntervalWriter(type),
            DuckDbTypeId.Date => new StoredWriter<DateOnly, int>(type, TemporalParts.Days),
            DuckDbTypeId.Time => new TimeWriter(type, 1),
            DuckDbTypeId.TimeNanoseconds => new TimeWriter(type, NanosecondsPerMicrosecond),
            DuckDbTypeId.TimeWithZone => new StoredWriter<DuckDbTimeTz, ulong>(type, value => value.ToBits()),
            DuckDbTypeId.Timestamp or DuckDbTypeId.TimestampWithZone => new TimestampWriter(type, 1, 1),
            DuckDbTypeId.TimestampSeconds => new TimestampWriter(type, MicrosecondsPerSecond, 1),
            DuckDbTypeId.TimestampMilliseconds => new TimestampWriter(type, MicrosecondsPerMillisecond, 1),
            DuckDbTypeId.TimestampNanoseconds => new TimestampWriter(type, 1, NanosecondsPerMicrosecond),
            DuckDbTypeId.List => new ListWriter(type),
            _ => throw new NotSupportedException(
                $"A column of the type {type} cannot be appended to: insert into it with SQL."
            ),
        };

    private static VectorWriter DecimalOf(DuckDbType type)
    {
        var stored = StoredTypes.Of(type);
        return stored == typeof(short) ? new DecimalWriter<short>(type)
            : stored == typeof(int) ? new DecimalWriter<int>(type)
            : stored == typeof(long) ? new DecimalWriter<long>(type)
            : new DecimalWriter<Int128>(type);
    }

    private static VectorWriter EnumOf(DuckDbType type)
    {
        var stored = StoredTypes.Of(type);
        return stored == typeof(byte) ? new EnumWriter<byte>(type)
            : stored == typeof(ushort) ? new EnumWriter<ushort>(type)
            : new EnumWriter<uint>(type);
    }
}
