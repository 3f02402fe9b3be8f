namespace EcommerceNotebooks.DuckDb;

/// <summary>A DECIMAL of up to 38 digits, exact: an integer divided by a power of ten.</summary>
/// <param name="Unscaled">The digits without the point.</param>
/// <param name="Scale">How many of them stand after the point, from 0 to 38.</param>
public readonly record struct DuckDbDecimal(Int128 Unscaled, int Scale)
{
    /// <summary>The same number as System.Decimal.</summary>
    /// <exception cref="OverflowException">It has more digits than System.Decimal holds.</exception>
    public decimal ToDecimal() => DecimalParts.ToDecimal(Unscaled, Scale);

    /// <summary>The number with exactly <see cref="Scale"/> digits after the point, such as -0.050.</summary>
    public override string ToString() => DecimalParts.ToText(Unscaled, Scale);
}
