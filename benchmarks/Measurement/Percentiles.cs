namespace Benchmarks.Measurement;

/// <summary>Percentiles of measured times.</summary>
internal static class Percentiles
{
    /// <summary>The smallest value that at least this share (0 to 1) of the values does not exceed: nearest rank, so it is always one that was measured.</summary>
    /// <exception cref="ArgumentException">There is no value.</exception>
    internal static double NearestRank(IEnumerable<double> values, double share)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(share, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? throw new ArgumentException("values must hold at least one value, but is empty.", nameof(values))
            : sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
    }
}
