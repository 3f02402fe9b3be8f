using System.Collections.Immutable;
using System.Data.Common;
using EcommerceNotebooks.Published;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Synthetic.Fidelity;

/// <summary>Measures the shop's raw events as the published months were measured and brings the published numbers to the shop's size.</summary>
internal static class FidelityMeasurement
{
    private const char Separator = '\u001f';
    private const double NearlyFullScale = 0.98;

    // Neither counts of rows nor limited by the assortment: the same at every size.
    private static readonly ImmutableHashSet<string> SizeFree =
    [
        "price_mean",
        "price_quartile_1",
        "price_median",
        "price_quartile_3",
        "price_percentile_95",
        "price_deviation",
        "purchase_price_mean",
        "events_per_session_mean",
        "events_per_session_median",
        "session_seconds_mean",
        "session_seconds_median",
    ];

    // How many different ones are seen, or the largest of all, depends on the rows in ways that proportion does not tell.
    private static readonly ImmutableHashSet<string> FullScaleOnly =
    [
        "products",
        "category_ids",
        "category_codes",
        "brands",
        "price_min",
        "price_max",
        "events_per_session_max",
    ];

    // Extent of the published periods; both months together need a source in each.
    private static readonly ImmutableArray<(string Period, int FirstMonth, int Months)> Periods =
    [
        ("2019-10", 10, 1),
        ("2019-11", 11, 1),
        ("2019-10 and 2019-11", 10, 2),
    ];

    internal static FidelityReport Run(ShopSession session)
    {
        var rows = ImmutableArray.CreateBuilder<FidelityRow>();
        var scale = 0.0;
        foreach (var (period, firstMonth, months) in Periods)
        {
            var files = Enumerable.Range(firstMonth, months).Select(month => FilesWithin(session, month)).ToArray();
            if (files.All(list => list.Count > 0))
            {
                var measured = Compare(session, period, [.. files.SelectMany(list => list)]);
                rows.AddRange(measured.Rows);
                scale = scale == 0.0 ? measured.Scale : scale;
            }
        }

        return new FidelityReport(scale, rows.ToImmutable());
    }

    private static IReadOnlyList<string> FilesWithin(ShopSession session, int month)
    {
        var from = new DateTime(2019, month, 1);
        return SqlScript
            .Load(typeof(FidelityMeasurement), "files_within.sql")
            .Query<string>(session, new { from_time = from, to_time = from.AddMonths(1) });
    }

    private static FidelityReport Compare(ShopSession session, string period, string[] files)
    {
        var totals = PublishedTotals.For(period).Totals;
        var ours = PublishedMetrics.Measure(session, files);
        var scale = (double)(ours["events"] ?? 0m) / (double)totals.Single(total => total.Metric == "events").Value;
        var rows = ImmutableArray.CreateBuilder<FidelityRow>();
        foreach (var total in totals)
        {
            if (scale >= NearlyFullScale || !FullScaleOnly.Contains(total.Metric))
            {
                var grows = !SizeFree.Contains(total.Metric) && !FullScaleOnly.Contains(total.Metric);
                rows.Add(
                    Row(
                        period,
                        total.Metric,
                        string.Empty,
                        (double)total.Value,
                        grows ? scale : 1.0,
                        (double?)ours[total.Metric]
                    )
                );
            }
        }

        var profile = Profile(session, files);
        foreach (var entry in PublishedProfile.Entries.Where(entry => entry.Period == period))
        {
            var value = profile.TryGetValue((entry.Measure, entry.Key), out var found) ? found : (double?)null;
            rows.Add(Row(period, entry.Measure, entry.Key, entry.Value, entry.IsCount ? scale : 1.0, value));
        }

        return new FidelityReport(scale, rows.ToImmutable());
    }

    private static Dictionary<(string Measure, string Key), double> Profile(ShopSession session, string[] files)
    {
        var parameters = new { source_files = string.Join(Separator, files) };
        string[] scripts = ["profile_events.sql", "profile_sessions.sql", "profile_users.sql"];
        return scripts
            .SelectMany(name =>
                SqlScript.Load(typeof(FidelityMeasurement), name).Query<ProfileValue>(session, parameters)
            )
            .ToDictionary(value => (value.Measure, value.Key), value => value.Value);
    }

    private static FidelityRow Row(
        string period,
        string measure,
        string key,
        double published,
        double scale,
        double? ours
    )
    {
        var expected = published * scale;
        double? difference =
            ours is not { } value ? null
            : value == expected ? 0.0
            : expected == 0.0 ? null
            : (value / expected) - 1.0;
        return new FidelityRow(
            period,
            measure.Replace('_', ' '),
            key,
            published,
            Math.Round(expected, 4),
            ours is null ? null : Math.Round(ours.Value, 4),
            difference is null ? null : Math.Round(difference.Value, 5)
        );
    }

    private sealed record ProfileValue(string Measure, string Key, double Value);
}
