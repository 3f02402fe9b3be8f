using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>A DECIMAL of up to 38 digits, exact: an integer divided by a power of ten.</summary>
/// <param name="Unscaled">The digits without the point.</param>
/// <param name="Scale">How many of them stand after the point, from 0 to 38.</param>
public readonly record struct DuckDbDecimal(Int128 Unscaled, int Scale)
{
    /// <summary>The same number as System.Decimal.</summary>
    /// <exception cref="OverflowException">It has more digits than System.Decimal holds.</exception>
    public decimal ToDecimal() => DecimalParts.ToDecimal(Unscaled, Scale);

    /// <exception cref="ArgumentException">The number has more than 38 digits, or a scale outside 0 to 38.</exception>
    internal NativeDecimal ToNative() =>
        Scale is >= 0 and <= DecimalParts.MaximalPrecision
        && Int128.Abs(Unscaled) < DecimalParts.PowerOfTen(DecimalParts.MaximalPrecision)
            ? new()
            {
                Width = DecimalParts.MaximalPrecision,
                Scale = (byte)Scale,
                Value = NativeHugeInt.From(Unscaled),
            }
            : throw new ArgumentException(
                $"A DECIMAL has at most {DecimalParts.MaximalPrecision} digits; {Unscaled} with scale {Scale} is none."
            );

    /// <summary>The number with exactly <see cref="Scale"/> digits after the point, such as -0.050.</summary>
    public override string ToString() => DecimalParts.ToText(Unscaled, Scale);
}
