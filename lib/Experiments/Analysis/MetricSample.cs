namespace EcommerceNotebooks.Experiments;

/// <summary>Sufficient statistics of one metric in all arms.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Arms">The arms, control first.</param>
public sealed record MetricSample(ExperimentMetric Metric, IReadOnlyList<ArmSample> Arms)
{
    /// <summary>The statistics of both groups of users together.</summary>
    /// <exception cref="ArgumentException">The metrics or arms differ.</exception>
    public MetricSample Add(MetricSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other.Metric == Metric && other.Arms.Count == Arms.Count
            ? new MetricSample(Metric, [.. Arms.Zip(other.Arms, (one, two) => one.Add(two))])
            : throw new ArgumentException($"{Metric.Name} and {other.Metric.Name} differ.", nameof(other));
    }
}
