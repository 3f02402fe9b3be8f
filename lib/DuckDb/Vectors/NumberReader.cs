using System.Numerics;

namespace EcommerceNotebooks.DuckDb.Vectors;

/// <summary>An integer or floating-point column; other number types are converted exactly or refused.</summary>
internal sealed class NumberReader<TNumber>(DuckDbType type)
    : VectorReader(type),
        IVectorReader<sbyte>,
        IVectorReader<byte>,
        IVectorReader<short>,
        IVectorReader<ushort>,
        IVectorReader<int>,
        IVectorReader<uint>,
        IVectorReader<long>,
        IVectorReader<ulong>,
        IVectorReader<Int128>,
        IVectorReader<UInt128>,
        IVectorReader<BigInteger>,
        IVectorReader<float>,
        IVectorReader<double>,
        IVectorReader<decimal>
    where TNumber : unmanaged, INumber<TNumber>
{
    private static readonly bool IsFloating = typeof(TNumber) == typeof(float) || typeof(TNumber) == typeof(double);
    private static readonly bool IsHuge = typeof(TNumber) == typeof(Int128) || typeof(TNumber) == typeof(UInt128);

    internal override Type ClrType => IsHuge ? typeof(BigInteger) : typeof(TNumber);

    internal override object GetValue(int row) =>
        IsHuge ? BigInteger.CreateChecked(At<TNumber>(row)) : At<TNumber>(row);

    sbyte IVectorReader<sbyte>.Read(int row) => Whole<sbyte>(row);

    byte IVectorReader<byte>.Read(int row) => Whole<byte>(row);

    short IVectorReader<short>.Read(int row) => Whole<short>(row);

    ushort IVectorReader<ushort>.Read(int row) => Whole<ushort>(row);

    int IVectorReader<int>.Read(int row) => Whole<int>(row);

    uint IVectorReader<uint>.Read(int row) => Whole<uint>(row);

    long IVectorReader<long>.Read(int row) => Whole<long>(row);

    ulong IVectorReader<ulong>.Read(int row) => Whole<ulong>(row);

    Int128 IVectorReader<Int128>.Read(int row) => Whole<Int128>(row);

    UInt128 IVectorReader<UInt128>.Read(int row) => Whole<UInt128>(row);

    BigInteger IVectorReader<BigInteger>.Read(int row) => Whole<BigInteger>(row);

    decimal IVectorReader<decimal>.Read(int row) => Whole<decimal>(row);

    double IVectorReader<double>.Read(int row) => double.CreateChecked(At<TNumber>(row));

    float IVectorReader<float>.Read(int row) =>
        typeof(TNumber) == typeof(double)
            ? throw ConversionError.Refused(typeof(float), Type)
            : float.CreateChecked(At<TNumber>(row));

    private TWanted Whole<TWanted>(int row)
        where TWanted : INumberBase<TWanted>
    {
        var value = At<TNumber>(row);
        if (IsFloating)
        {
            throw ConversionError.Refused(typeof(TWanted), Type);
        }

        try
        {
            return TWanted.CreateChecked(value);
        }
        catch (OverflowException error)
        {
            throw new OverflowException($"The {Type} {value} does not fit into {typeof(TWanted).Name}.", error);
        }
    }
}
