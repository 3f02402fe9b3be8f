using System.Globalization;
using System.Numerics;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>Exact passage between System.Decimal and the unscaled integer with a scale that DuckDB keeps.</summary>
internal static class DecimalParts
{
    internal const int MaximalPrecision = 38;
    private const int MaximalScale = 28;

    private static readonly Int128[] PowersOfTen =
    [
        .. Enumerable.Range(0, MaximalPrecision + 1).Select(i => (Int128)BigInteger.Pow(10, i)),
    ];

    internal static Int128 PowerOfTen(int exponent) => PowersOfTen[exponent];

    /// <summary>The value with the scale it was written with; the width is the smallest that holds it.</summary>
    internal static NativeDecimal ToNative(decimal value)
    {
        var unscaled = Unscaled(value, value.Scale);
        var digits = 1;
        while (digits < MaximalPrecision && Int128.Abs(unscaled) >= PowersOfTen[digits])
        {
            digits++;
        }

        return new()
        {
            Width = (byte)Math.Max(digits, Math.Max(value.Scale, (byte)1)),
            Scale = value.Scale,
            Value = NativeHugeInt.From(unscaled),
        };
    }

    /// <summary>The integer that, divided by ten to the <paramref name="scale"/>, is the value.</summary>
    /// <exception cref="OverflowException">The value has more digits after the point than the scale allows.</exception>
    internal static Int128 Unscaled(decimal value, int scale)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var magnitude = unchecked(((Int128)(uint)bits[2] << 64) | ((Int128)(uint)bits[1] << 32) | (uint)bits[0]);
        var unscaled = value < 0 ? -magnitude : magnitude;
        if (scale >= value.Scale)
        {
            return checked(unscaled * PowersOfTen[scale - value.Scale]);
        }

        var (quotient, remainder) = Int128.DivRem(unscaled, PowersOfTen[value.Scale - scale]);
        return remainder == 0
            ? quotient
            : throw new OverflowException(
                $"{value.ToString(CultureInfo.InvariantCulture)} has more than {scale} digits after the point."
            );
    }

    /// <summary>The exact decimal of an unscaled integer.</summary>
    /// <exception cref="OverflowException">It has more digits than System.Decimal holds.</exception>
    internal static decimal ToDecimal(Int128 unscaled, int scale)
    {
        var magnitude = unscaled < 0 ? -unscaled : unscaled;
        while (scale > 0 && (scale > MaximalScale || magnitude >> 96 != 0) && magnitude % 10 == 0)
        {
            magnitude /= 10;
            scale--;
        }

        if (magnitude >> 96 != 0 || scale > MaximalScale)
        {
            throw new OverflowException(
                $"The DECIMAL {ToText(unscaled, scale)} has more digits than System.Decimal holds: read it as DuckDbDecimal, or cast it in SQL."
            );
        }

        return new decimal(
            unchecked((int)magnitude),
            unchecked((int)(magnitude >> 32)),
            unchecked((int)(magnitude >> 64)),
            unscaled < 0,
            (byte)scale
        );
    }

    internal static string ToText(Int128 unscaled, int scale)
    {
        var digits = Int128.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        var text = scale == 0 ? digits : $"{digits[..^scale]}.{digits[^scale..]}";
        return unscaled < 0 ? $"-{text}" : text;
    }

    internal static double ToDouble(Int128 unscaled, int scale) =>
        double.Parse(ToText(unscaled, scale), NumberStyles.Float, CultureInfo.InvariantCulture);
}
