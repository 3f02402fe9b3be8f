using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Insights;

/// <summary>Sessions whose duration lies in [from, to).</summary>
/// <param name="FromSeconds">Shortest duration, included.</param>
/// <param name="ToSeconds">Longest duration, excluded; null when there is no longest.</param>
/// <param name="Sessions">Sessions.</param>
/// <param name="SessionsWithPurchase">Of these, sessions with a purchase.</param>
/// <param name="Conversion">Sessions with a purchase over sessions; null without sessions.</param>
/// <param name="MeanViews">Mean view events per session; null without sessions.</param>
/// <param name="MeanUniqueProducts">Mean distinct products per session; null without sessions.</param>
public sealed record DurationBucket(
    long FromSeconds,
    long? ToSeconds,
    long Sessions,
    long SessionsWithPurchase,
    double? Conversion,
    double? MeanViews,
    double? MeanUniqueProducts
)
{
    /// <summary>The range as text, such as <c>[60, 300) s</c>.</summary>
    public string Range => ToSeconds is { } to ? $"[{FromSeconds}, {to}) s" : $"[{FromSeconds}, ∞) s";

    /// <summary>The 95 % Wilson interval of the conversion; null without sessions.</summary>
    public ConfidenceInterval? ConversionInterval => WilsonInterval.Of(SessionsWithPurchase, Sessions);
}
