namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>A TIME or TIME_NS column, stored in microseconds or nanoseconds.</summary>
internal sealed class TimeWriter(DuckDbType type, long unitsPerMicrosecond)
    : VectorWriter(type),
        IVectorWriter<TimeOnly>
{
    public void Write(int row, TimeOnly value) =>
        Room<long>(row, 1)[0] = TemporalParts.Microseconds(value) * unitsPerMicrosecond;
}
