using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Numerics;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Published;

/// <summary>Computes every published metric over the raw events of some sources, one SQL expression each.</summary>
internal static class PublishedMetrics
{
    private const char Separator = '\u001f';

    private static readonly ImmutableArray<string> Scripts =
    [
        "published_events.sql",
        "published_sessions.sql",
        "published_duplicates.sql",
        "published_buyers.sql",
    ];

    /// <summary>Our value of each metric by name; null where it cannot be computed.</summary>
    internal static Dictionary<string, decimal?> Measure(ShopSession session, IEnumerable<string> sourceFiles)
    {
        var parameters = new { source_files = string.Join(Separator, sourceFiles) };
        var values = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        foreach (var name in Scripts)
        {
            var script = SqlScript.Load(typeof(PublishedMetrics), name);
            var row = script.QuerySingle<object>(session, parameters);
            foreach (var (metric, value) in (IDictionary<string, object?>)row)
            {
                values.Add(metric, ToDecimal(value));
            }
        }

        return values;
    }

    // Doubles keep six decimals, finer than any tolerance; counts and sums are exact.
    private static decimal? ToDecimal(object? value) =>
        value switch
        {
            null => null,
            double number => double.IsFinite(number) ? Math.Round((decimal)number, 6) : null,
            BigInteger number => (decimal)number,
            _ => Convert.ToDecimal(value, CultureInfo.InvariantCulture),
        };
}
