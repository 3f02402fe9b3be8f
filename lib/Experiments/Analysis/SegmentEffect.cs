namespace EcommerceNotebooks.Experiments;

/// <summary>The effect of one treatment in one segment.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Result">The effect; its adjusted p-value counts all segments and treatments.</param>
public sealed record SegmentEffect(string Segment, MetricResult Result);
