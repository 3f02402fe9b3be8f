using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Experiments;

/// <summary>A metric of an experiment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it is per user.</param>
public sealed record ExperimentMetric(string Name, MetricKind Kind)
{
    /// <summary>How its values are written: a rate in percent.</summary>
    internal ColumnFormat Format => Kind == MetricKind.Rate ? ColumnFormat.Percent() : ColumnFormat.Automatic;

    /// <summary>Whether more is better.</summary>
    public bool HigherIsBetter { get; init; } = true;

    /// <summary>Whether the metric is only watched for harm; a metric that is no guardrail is a goal, and the goals share alpha.</summary>
    public bool IsGuardrail { get; init; }

    /// <summary>How much worse, as a share of the control, a guardrail may become and still count as unharmed; 0 or more.</summary>
    public double NonInferiorityMargin { get; init; } = 0.02;
}
