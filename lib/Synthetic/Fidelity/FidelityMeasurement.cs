using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using EcommerceNotebooks.Published;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Synthetic.Fidelity;

/// <summary>Forms the rates of a month from its published totals and from the same metrics over the raw events.</summary>
internal static class FidelityMeasurement
{
    // A rate without a denominator is a mean or median already.
    private static readonly ImmutableArray<(string Name, string Metric, string? Over)> Rates =
    [
        ("views per event", "views", "events"),
        ("carts per event", "carts", "events"),
        ("purchases per event", "purchases", "events"),
        ("events without category code", "null_category_codes", "events"),
        ("events without brand", "null_brands", "events"),
        ("events with price zero", "zero_prices", "events"),
        ("exact duplicates per event", "exact_duplicates", "events"),
        ("mean price", "price_mean", null),
        ("mean price of a purchase", "purchase_price_mean", null),
        ("revenue per event", "revenue", "events"),
        ("sessions per user", "sessions", "users"),
        ("buyers per user", "buyers", "users"),
        ("sessions with a purchase per session", "sessions_with_purchase", "sessions"),
        ("sessions below three events per session", "sessions_below_3_events", "sessions"),
        ("mean events per session", "events_per_session_mean", null),
        ("median events per session", "events_per_session_median", null),
        ("mean session seconds", "session_seconds_mean", null),
        ("median session seconds", "session_seconds_median", null),
    ];

    internal static FidelityReport Run(DbConnection connection, CancellationToken cancellationToken) =>
        new([.. new[] { "2019-10", "2019-11" }.SelectMany(month => Compare(connection, month, cancellationToken))]);

    private static IEnumerable<FidelityRow> Compare(
        DbConnection connection,
        string month,
        CancellationToken cancellationToken
    )
    {
        var from = DateTime.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture);
        var files = SqlScript
            .Load(typeof(FidelityMeasurement), "files_within.sql")
            .Query<string>(connection, new { from_time = from, to_time = from.AddMonths(1) }, cancellationToken);
        if (files.Count == 0)
        {
            yield break;
        }

        var ours = PublishedMetrics.Measure(connection, files, cancellationToken);
        var published = PublishedTotals
            .For(month)
            .Totals.ToDictionary(total => total.Metric, total => (decimal?)total.Value);
        foreach (var (name, metric, over) in Rates)
        {
            var right = Quotient(published[metric], over is null ? 1m : published[over])!.Value;
            var left = Quotient(ours[metric], over is null ? 1m : ours[over]);
            yield return new FidelityRow(month, name, right, left, Quotient(left, right));
        }
    }

    private static decimal? Quotient(decimal? numerator, decimal? denominator) =>
        denominator is null or 0m ? null
        : numerator is { } value ? Math.Round(value / denominator.Value, 6)
        : null;
}
