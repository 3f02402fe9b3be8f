namespace EcommerceNotebooks.Experiments;

/// <summary>What a metric is per user.</summary>
public enum MetricKind
{
    /// <summary>1 or 0 for each user, such as conversion; other values are refused.</summary>
    Rate,

    /// <summary>A number for each user, such as revenue or orders.</summary>
    Mean,

    /// <summary>A sum over a sum, each user bringing both, such as revenue over orders.</summary>
    Ratio,
}
