namespace Benchmarks.Measurement;

/// <summary>What repeated calls took beside their median.</summary>
/// <param name="FirstSeconds">The first call on a connection opened for it, which the other figures leave out.</param>
/// <param name="P50Seconds">Half of the later calls took no longer.</param>
/// <param name="P95Seconds">95 % of the later calls took no longer (nearest rank).</param>
internal sealed record CallFigures(double FirstSeconds, double P50Seconds, double P95Seconds)
{
    /// <summary>The figures of a first call and the later ones, of which there must be at least one.</summary>
    internal static CallFigures Of(double firstSeconds, IReadOnlyList<double> laterSeconds) =>
        new(firstSeconds, Percentiles.NearestRank(laterSeconds, 0.5), Percentiles.NearestRank(laterSeconds, 0.95));
}
