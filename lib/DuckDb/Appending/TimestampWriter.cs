namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>A TIMESTAMP column of any resolution; a value finer than the resolution is refused. A zoned column takes DateTimeOffset and UTC DateTime.</summary>
internal sealed class TimestampWriter(DuckDbType type, long microsecondsPerUnit, long unitsPerMicrosecond)
    : VectorWriter(type),
        IVectorWriter<DateTime>,
        IVectorWriter<DateTimeOffset>,
        IVectorWriter<DateOnly>
{
    private bool HasZone => Type.Id == DuckDbTypeId.TimestampWithZone;

    public void Write(int row, DateTime value) =>
        Store(row, HasZone ? TemporalParts.Microseconds(new DateTimeOffset(value)) : TemporalParts.Microseconds(value));

    public void Write(int row, DateTimeOffset value) =>
        Store(
            row,
            HasZone
                ? TemporalParts.Microseconds(value)
                : throw new InvalidCastException($"A column of the SQL type {Type} has no zone: pass a DateTime.")
        );

    public void Write(int row, DateOnly value) => Write(row, value.ToDateTime(TimeOnly.MinValue));

    private void Store(int row, long microseconds) =>
        Room<long>(row, 1)[0] =
            microseconds % microsecondsPerUnit == 0
                ? checked(microseconds / microsecondsPerUnit * unitsPerMicrosecond)
                : throw new ArgumentException($"A timestamp is finer than the SQL type {Type} holds: round it first.");
}
