namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>An INTERVAL column.</summary>
internal sealed class IntervalWriter(DuckDbType type)
    : VectorWriter(type),
        IVectorWriter<DuckDbInterval>,
        IVectorWriter<TimeSpan>
{
    public void Write(int row, DuckDbInterval value) => Room<DuckDbInterval>(row, 1)[0] = value;

    public void Write(int row, TimeSpan value) => Write(row, DuckDbInterval.FromTimeSpan(value));
}
