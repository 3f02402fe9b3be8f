namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A DATE column; as int it gives the days since 1970-01-01, infinities and far dates included.</summary>
internal sealed class DateReader(DuckDbType type)
    : VectorReader(type),
        IVectorReader<DateOnly>,
        IVectorReader<DateTime>,
        IVectorReader<int>
{
    internal override Type ClrType => typeof(DateOnly);

    internal override object GetValue(int row) => TemporalParts.ToDate(At<int>(row));

    DateOnly IVectorReader<DateOnly>.Read(int row) => TemporalParts.ToDate(At<int>(row));

    DateTime IVectorReader<DateTime>.Read(int row) => TemporalParts.ToDate(At<int>(row)).ToDateTime(TimeOnly.MinValue);

    int IVectorReader<int>.Read(int row) => At<int>(row);
}
