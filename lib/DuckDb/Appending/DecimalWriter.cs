using System.Globalization;
using System.Numerics;

namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>A DECIMAL column; values with more digits than it has are refused, never rounded.</summary>
internal sealed class DecimalWriter<TUnscaled>(DuckDbType type)
    : VectorWriter(type),
        IVectorWriter<decimal>,
        IVectorWriter<DuckDbDecimal>,
        IVectorWriter<int>,
        IVectorWriter<long>
    where TUnscaled : unmanaged, IBinaryInteger<TUnscaled>
{
    private readonly Int128 limit = DecimalParts.PowerOfTen(type.Precision);

    public void Write(int row, decimal value)
    {
        try
        {
            Store(row, DecimalParts.Unscaled(value, Type.Scale));
        }
        catch (OverflowException error)
        {
            throw new OverflowException(
                $"{value.ToString(CultureInfo.InvariantCulture)} does not fit into the SQL type {Type}.",
                error
            );
        }
    }

    public void Write(int row, DuckDbDecimal value)
    {
        if (value.Scale > Type.Scale)
        {
            throw new OverflowException($"{value} has more digits after the point than the SQL type {Type}.");
        }

        Store(row, checked(value.Unscaled * DecimalParts.PowerOfTen(Type.Scale - value.Scale)));
    }

    public void Write(int row, int value) => Write(row, (decimal)value);

    public void Write(int row, long value) => Write(row, (decimal)value);

    private void Store(int row, Int128 unscaled)
    {
        if (unscaled >= limit || unscaled <= -limit)
        {
            throw new OverflowException(
                $"{DecimalParts.ToText(unscaled, Type.Scale)} has more digits than the SQL type {Type}."
            );
        }

        Room<TUnscaled>(row, 1)[0] = TUnscaled.CreateChecked(unscaled);
    }
}
