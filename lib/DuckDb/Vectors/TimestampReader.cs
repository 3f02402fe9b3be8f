namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A TIMESTAMP column of any resolution, with a zone or not; as long it gives the stored count since 1970.</summary>
internal sealed class TimestampReader(DuckDbType type, long ticksPerUnit, long unitsPerTick)
    : VectorReader(type),
        IVectorReader<DateTime>,
        IVectorReader<DateTimeOffset>,
        IVectorReader<DateOnly>,
        IVectorReader<long>
{
    private bool HasZone => Type.Id == DuckDbTypeId.TimestampWithZone;

    internal override Type ClrType => typeof(DateTime);

    internal override object GetValue(int row) => Instant(row);

    DateTime IVectorReader<DateTime>.Read(int row) => Instant(row);

    DateTimeOffset IVectorReader<DateTimeOffset>.Read(int row) =>
        HasZone ? new DateTimeOffset(Instant(row)) : throw ConversionError.Refused(typeof(DateTimeOffset), Type);

    DateOnly IVectorReader<DateOnly>.Read(int row) =>
        Instant(row) is { TimeOfDay.Ticks: 0 } midnight
            ? DateOnly.FromDateTime(midnight)
            : throw new InvalidCastException(
                $"The {Type} {Instant(row):O} has a time of day, which DateOnly does not hold."
            );

    long IVectorReader<long>.Read(int row) => At<long>(row);

    private DateTime Instant(int row) =>
        TemporalParts.ToDateTime(
            At<long>(row),
            ticksPerUnit,
            unitsPerTick,
            Type.ToString(),
            HasZone ? DateTimeKind.Utc : DateTimeKind.Unspecified
        );
}
