namespace EcommerceNotebooks.Charts;

/// <summary>Round steps along a linear scale: 1, 2 or 5 times a power of ten (Heckbert, 1990).</summary>
internal static class NiceTicks
{
    /// <summary>The round step that cuts a length into about this many parts.</summary>
    internal static double Step(double length, int parts)
    {
        double raw = length / Math.Max(1, parts);
        if (!(raw > 0) || !double.IsFinite(raw))
        {
            return 1;
        }

        double unit = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / unit) switch
        {
            <= 1.0000001 => unit,
            <= 2.0000001 => 2 * unit,
            <= 5.0000001 => 5 * unit,
            _ => 10 * unit,
        };
    }

    /// <summary>Multiples of the step inside [from, to], ends included.</summary>
    internal static IEnumerable<double> Multiples(double from, double to, double step)
    {
        double first = Math.Ceiling((from / step) - 1e-9);
        double last = Math.Floor((to / step) + 1e-9);
        for (double i = first; i <= last; i++)
        {
            yield return i == 0 ? 0 : Clean(i * step);
        }
    }

    // 3 * 0.1 is 0.30000000000000004; twelve significant digits are enough for a label.
    private static double Clean(double value)
    {
        double digits = 11 - Math.Floor(Math.Log10(Math.Abs(value)));
        return digits is >= 0 and <= 15 ? Math.Round(value, (int)digits) : value;
    }
}
