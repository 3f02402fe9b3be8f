namespace EcommerceNotebooks.Synthetic.Randomness;

/// <summary>Draws ranks 0, 1, ... of a popularity list whose weights fall as (rank + shift)^-skew (Mandelbrot, 1953), by inverting the continuous distribution function, so that no table is kept.</summary>
internal readonly struct ZipfMandelbrot
{
    private const double Shift = 10.0;
    private readonly int count;
    private readonly double exponent;
    private readonly double low;
    private readonly double range;

    /// <summary>A list of <paramref name="count"/> ranks; a skew of exactly 1 is moved by a millionth, where the formula divides by zero.</summary>
    public ZipfMandelbrot(int count, double skew)
    {
        this.count = count;
        exponent = 1.0 - (skew == 1.0 ? 1.000001 : skew);
        low = Math.Pow(Shift, exponent);
        range = Math.Pow(Shift + count, exponent) - low;
    }

    /// <summary>The rank for one uniform number in [0, 1).</summary>
    public int Draw(double unit)
    {
        var position = Math.Pow(low + unit * range, 1.0 / exponent) - Shift;
        return Math.Clamp((int)position, 0, count - 1);
    }
}
