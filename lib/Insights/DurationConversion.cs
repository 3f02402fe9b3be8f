using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Insights;

/// <summary>Session conversion by session duration.</summary>
/// <param name="Buckets">[0, 60), [60, 300), [300, 600), [600, 1800) and [1800, ∞) seconds, also those without sessions.</param>
public sealed record DurationConversion(IReadOnlyList<DurationBucket> Buckets) : ChartReport
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
            .WithFormat(ColumnFormat.Percent().OrElse("no sessions"), "conversion", "conversion_low", "conversion_high")
            .WithFormat(ColumnFormat.Fixed(2).OrElse("no sessions"), "mean_views", "mean_unique_products");

    /// <summary>The range whose sessions hold a purchase most often in a sentence, where its interval lies above all others'; else the ranges that cannot be told apart, or that there is nothing to compare.</summary>
    public string Sentence
    {
        get
        {
            var filled = Buckets.Where(bucket => bucket.Sessions > 0).ToArray();
            (long, long)[] rates = [.. filled.Select(bucket => (bucket.SessionsWithPurchase, bucket.Sessions))];
            if (HighestRate.Of(rates) is not { } highest)
            {
                return "There are no sessions.";
            }

            var best = filled[highest.Index];
            var to = best.ToSeconds?.ToString("N0", CultureInfo.InvariantCulture) ?? "any length";
            return best.SessionsWithPurchase == 0 ? "No session, short or long, holds a purchase."
                : filled.Length == 1
                    ? $"All sessions fall into the range {best.Range}, so there is nothing to compare: {Rate(best)} hold a purchase."
                : highest.IsClear
                    ? string.Create(
                        CultureInfo.InvariantCulture,
                        $"Sessions of {best.FromSeconds:N0} s and more, up to {to}, hold a purchase most often: {Rate(best)}."
                    )
                : $"No range of durations clearly holds a purchase most often; the intervals of these overlap: {Words.List([.. highest.Tied(rates).Select(i => $"{filled[i].Range} ({Rate(filled[i])})")])}.";
        }
    }

    private static string Rate(DurationBucket bucket) =>
        string.Create(CultureInfo.InvariantCulture, $"{bucket.Conversion:P2} of {bucket.Sessions:N0}");

    /// <summary>Conversion as bars with its 95 % intervals.</summary>
    public override Chart ToChart() =>
        Buckets.All(bucket => bucket.Sessions == 0)
            ? Chart.Nothing("There are no sessions.").Title("Session conversion by duration")
            : Chart
                .Bar(
                    Buckets.Select(bucket => bucket.Range),
                    Buckets.Select(bucket => bucket.Conversion),
                    hover: Buckets.Select(bucket =>
                        $"{bucket.Range}: {bucket.SessionsWithPurchase} of {bucket.Sessions} sessions, {Words.Percent(bucket.Conversion)}"
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
