namespace EcommerceNotebooks.Experiments;

/// <summary>The metrics that are built from a shop's events, per exposed user.</summary>
public static class ShopMetrics
{
    /// <summary>Whether the user bought.</summary>
    public static ExperimentMetric Conversion { get; } = new("conversion", MetricKind.Rate);

    /// <summary>Sum of prices of purchases, with the revenue before the exposure as covariate.</summary>
    public static ExperimentMetric Revenue { get; } = new("revenue per user", MetricKind.Mean);

    /// <summary>Sessions with a purchase, with the orders before the exposure as covariate.</summary>
    public static ExperimentMetric Orders { get; } = new("orders per user", MetricKind.Mean);

    /// <summary>Purchase events.</summary>
    public static ExperimentMetric Items { get; } = new("items per user", MetricKind.Mean);

    /// <summary>Revenue over orders.</summary>
    public static ExperimentMetric OrderValue { get; } = new("AOV", MetricKind.Ratio);

    /// <summary>All five, in this order.</summary>
    public static IReadOnlyList<ExperimentMetric> All { get; } = [Conversion, Revenue, Orders, Items, OrderValue];
}
