using EcommerceNotebooks.Optimizations.Measuring;

namespace EcommerceNotebooks.Optimizations;

/// <summary>One side of a technique, as it was measured.</summary>
/// <param name="Name">The way the question was asked.</param>
/// <param name="Sql">The query.</param>
/// <param name="Settings">Settings of the engine that only this side had, such as "threads = 1"; empty for none.</param>
/// <param name="Seconds">Wall time of each counted round, in order; the warm-up is not among them.</param>
/// <param name="Profile">What one more run showed.</param>
/// <param name="StoredBytes">Size of the files or table blocks the side reads or writes; null where both sides use the same.</param>
public sealed record MeasuredSide(
    string Name,
    string Sql,
    string Settings,
    IReadOnlyList<double> Seconds,
    QueryProfile Profile,
    long? StoredBytes
)
{
    /// <summary>The middle round.</summary>
    public double MedianSeconds => Median.Of(Seconds);

    /// <summary>The fastest round.</summary>
    public double MinimumSeconds => Seconds.Min();

    /// <summary>The slowest round.</summary>
    public double MaximumSeconds => Seconds.Max();
}
