namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A TIME or TIME_NS column; as long it gives the stored count of microseconds or nanoseconds.</summary>
internal sealed class TimeReader(DuckDbType type, long ticksPerUnit, long unitsPerTick)
    : VectorReader(type),
        IVectorReader<TimeOnly>,
        IVectorReader<TimeSpan>,
        IVectorReader<long>
{
    internal override Type ClrType => typeof(TimeOnly);

    internal override object GetValue(int row) => Time(row);

    TimeOnly IVectorReader<TimeOnly>.Read(int row) => Time(row);

    TimeSpan IVectorReader<TimeSpan>.Read(int row) =>
        TemporalParts.ToSpan(At<long>(row), ticksPerUnit, unitsPerTick, Type.ToString());

    long IVectorReader<long>.Read(int row) => At<long>(row);

    private TimeOnly Time(int row) => TemporalParts.ToTime(At<long>(row), ticksPerUnit, unitsPerTick, Type.ToString());
}
