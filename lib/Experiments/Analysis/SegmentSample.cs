namespace EcommerceNotebooks.Experiments;

/// <summary>One metric's sufficient statistics among the users of one segment.</summary>
/// <param name="Segment">The segment, known before the experiment.</param>
/// <param name="Sample">The statistics.</param>
public sealed record SegmentSample(string Segment, MetricSample Sample);
