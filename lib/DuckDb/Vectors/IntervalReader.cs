namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>An INTERVAL column.</summary>
internal sealed class IntervalReader(DuckDbType type)
    : VectorReader(type),
        IVectorReader<DuckDbInterval>,
        IVectorReader<TimeSpan>
{
    internal override Type ClrType => typeof(DuckDbInterval);

    internal override object GetValue(int row) => At<DuckDbInterval>(row);

    DuckDbInterval IVectorReader<DuckDbInterval>.Read(int row) => At<DuckDbInterval>(row);

    TimeSpan IVectorReader<TimeSpan>.Read(int row) => At<DuckDbInterval>(row).ToTimeSpan();
}
