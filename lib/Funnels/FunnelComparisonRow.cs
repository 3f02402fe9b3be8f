namespace EcommerceNotebooks.Funnels;

/// <summary>A step in one way of counting, as a table shows it.</summary>
internal sealed record FunnelComparisonRow(
    string Counted,
    int Step,
    string Name,
    long Number,
    double? OfStepBefore,
    double? OfFirstStep
);
