namespace EcommerceNotebooks.Optimizations.Measuring;

/// <summary>The median.</summary>
internal static class Median
{
    /// <summary>The middle value, or the mean of the two middle ones; there must be at least one.</summary>
    internal static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
