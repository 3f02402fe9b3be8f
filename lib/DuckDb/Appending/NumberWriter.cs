using System.Numerics;

namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>An integer or floating-point column; integers of any width are taken where they fit, and real numbers by columns at least as wide.</summary>
internal sealed class NumberWriter<TStored>(DuckDbType type)
    : VectorWriter(type),
        IVectorWriter<sbyte>,
        IVectorWriter<byte>,
        IVectorWriter<short>,
        IVectorWriter<ushort>,
        IVectorWriter<int>,
        IVectorWriter<uint>,
        IVectorWriter<long>,
        IVectorWriter<ulong>,
        IVectorWriter<Int128>,
        IVectorWriter<UInt128>,
        IVectorWriter<BigInteger>,
        IVectorWriter<float>,
        IVectorWriter<double>
    where TStored : unmanaged, INumber<TStored>
{
    private static readonly bool IsDouble = typeof(TStored) == typeof(double);
    private static readonly bool IsFloating = IsDouble || typeof(TStored) == typeof(float);

    public void Write(int row, sbyte value) => Store(row, value);

    public void Write(int row, byte value) => Store(row, value);

    public void Write(int row, short value) => Store(row, value);

    public void Write(int row, ushort value) => Store(row, value);

    public void Write(int row, int value) => Store(row, value);

    public void Write(int row, uint value) => Store(row, value);

    public void Write(int row, long value) => Store(row, value);

    public void Write(int row, ulong value) => Store(row, value);

    public void Write(int row, Int128 value) => Store(row, value);

    public void Write(int row, UInt128 value) => Store(row, value);

    public void Write(int row, BigInteger value) => Store(row, value);

    public void Write(int row, float value) => StoreReal(row, value, IsFloating);

    public void Write(int row, double value) => StoreReal(row, value, IsDouble);

    private void StoreReal<T>(int row, T value, bool fits)
        where T : INumberBase<T>
    {
        if (!fits)
        {
            throw new InvalidCastException(
                $"A column of the SQL type {Type} does not take values of the type {typeof(T).Name}."
            );
        }

        Store(row, value);
    }

    private void Store<T>(int row, T value)
        where T : INumberBase<T>
    {
        try
        {
            Room<TStored>(row, 1)[0] = TStored.CreateChecked(value);
        }
        catch (OverflowException error)
        {
            throw new OverflowException($"{value} is outside the range of the SQL type {Type}.", error);
        }
    }
}
