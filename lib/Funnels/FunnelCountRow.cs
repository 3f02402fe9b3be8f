namespace EcommerceNotebooks.Funnels;

/// <summary>A step's units as they are counted.</summary>
internal sealed record FunnelCountRow(
    int Step,
    long Units,
    double? MeanSeconds,
    double? MedianSeconds,
    long Passing,
    long Skipping
);
