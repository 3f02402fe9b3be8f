using System.Numerics;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>A DECIMAL column, whose unscaled integers are 16, 32, 64 or 128 bits wide; every conversion but the one to double is exact.</summary>
internal sealed class DecimalReader<TUnscaled>(DuckDbType type)
    : VectorReader(type),
        IVectorReader<decimal>,
        IVectorReader<DuckDbDecimal>,
        IVectorReader<double>,
        IVectorReader<int>,
        IVectorReader<long>,
        IVectorReader<Int128>,
        IVectorReader<BigInteger>
    where TUnscaled : unmanaged, IBinaryInteger<TUnscaled>
{
    internal override Type ClrType => typeof(decimal);

    internal override object GetValue(int row) => ((IVectorReader<decimal>)this).Read(row);

    decimal IVectorReader<decimal>.Read(int row) => DecimalParts.ToDecimal(Unscaled(row), Type.Scale);

    DuckDbDecimal IVectorReader<DuckDbDecimal>.Read(int row) => new(Unscaled(row), Type.Scale);

    double IVectorReader<double>.Read(int row) => DecimalParts.ToDouble(Unscaled(row), Type.Scale);

    int IVectorReader<int>.Read(int row) => checked((int)Whole(row));

    long IVectorReader<long>.Read(int row) => checked((long)Whole(row));

    Int128 IVectorReader<Int128>.Read(int row) => Whole(row);

    BigInteger IVectorReader<BigInteger>.Read(int row) => Whole(row);

    private Int128 Unscaled(int row) => Int128.CreateChecked(At<TUnscaled>(row));

    private Int128 Whole(int row)
    {
        var (whole, rest) = Int128.DivRem(Unscaled(row), DecimalParts.PowerOfTen(Type.Scale));
        return rest == 0
            ? whole
            : throw new InvalidCastException(
                $"The {Type} {DecimalParts.ToText(Unscaled(row), Type.Scale)} is not a whole number."
            );
    }
}
