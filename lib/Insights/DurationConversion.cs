using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Insights;

/// <summary>Session conversion by session duration.</summary>
/// <param name="Buckets">[0, 60), [60, 300), [300, 600), [600, 1800) and [1800, ∞) seconds, also those without sessions.</param>
public sealed record DurationConversion(IReadOnlyList<DurationBucket> Buckets)
{
    /// <summary>One row per range, with the 95 % interval of the conversion.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Buckets.Select(bucket => new
                {
                    Duration = bucket.Range,
                    bucket.Sessions,
                    bucket.SessionsWithPurchase,
                    bucket.Conversion,
                    ConversionLow = bucket.ConversionInterval?.Low,
                    ConversionHigh = bucket.ConversionInterval?.High,
                    bucket.MeanViews,
                    bucket.MeanUniqueProducts,
                }),
                "Session conversion by duration"
            )
            .WithFormat(ColumnFormat.Percent(), "conversion", "conversion_low", "conversion_high")
            .WithFormat(ColumnFormat.Fixed(2), "mean_views", "mean_unique_products");

    /// <summary>Conversion as bars with its 95 % intervals.</summary>
    public Chart ToChart() =>
        Buckets.All(bucket => bucket.Sessions == 0)
            ? Chart.Nothing("There are no sessions.").Title("Session conversion by duration")
            : Chart
                .Bar(
                    Buckets.Select(bucket => bucket.Range),
                    Buckets.Select(bucket => bucket.Conversion),
                    hover: Buckets.Select(bucket =>
                        $"{bucket.Range}: {bucket.SessionsWithPurchase} of {bucket.Sessions} sessions, {InsightText.Percent(bucket.Conversion)}"
                    )
                )
                .ErrorBars(
                    Buckets.Select(bucket => bucket.ConversionInterval?.Low),
                    Buckets.Select(bucket => bucket.ConversionInterval?.High)
                )
                .Title("Session conversion by duration, with 95 % intervals")
                .XAxis("duration")
                .YAxis("sessions with a purchase, of sessions", ".0%");
}
