namespace EcommerceNotebooks.Funnels;

/// <summary>A step of the units with one value, as a table shows it.</summary>
internal sealed record FunnelGroupStep(
    string Value,
    int Step,
    string Name,
    long Units,
    double? StepConversion,
    double? OverallConversion
);
