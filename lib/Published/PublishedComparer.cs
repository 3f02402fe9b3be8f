using System.Collections.Immutable;
using System.Data.Common;

namespace EcommerceNotebooks.Published;

/// <summary>Recognises published files among the sources and holds the published numbers against the raw events.</summary>
internal static class PublishedComparer
{
    private const string NotPublished =
        "Not one of the published months: no source has the rows and bytes of a published file.";

    public static PublishedComparison Compare(
        ShopSession session,
        PublishedReference reference,
        IReadOnlyCollection<SourceSize> sources
    )
    {
        var periods = reference.Periods.Where(period => Find(period, sources) is not null).ToImmutableArray();
        if (periods.IsEmpty)
        {
            return new PublishedComparison(NotPublished, [], []);
        }

        var rows = periods
            .SelectMany(period => ComparePeriod(session, period, Find(period, sources)!))
            .ToImmutableArray();
        var agreeing = rows.Count(row => row.Status == PublishedStatus.Agrees);
        return new PublishedComparison(
            $"{agreeing} of {rows.Length} published numbers agree.",
            [.. periods.Select(period => period.Period)],
            rows
        );
    }

    private static PublishedDifference Judge(string period, PublishedTotal total, decimal? ours)
    {
        var difference = ours - total.Value;
        var status =
            difference is null ? PublishedStatus.NotComputed
            : Math.Abs(difference.Value) <= total.Tolerance ? PublishedStatus.Agrees
            : PublishedStatus.Differs;
        return new PublishedDifference(
            period,
            total.Metric,
            total.Value,
            ours,
            difference,
            total.Tolerance,
            status,
            string.Join(' ', total.Sources),
            total.Note
        );
    }

    // The first source of each of the period's files; null unless all are there.
    private static string[]? Find(PublishedPeriod period, IReadOnlyCollection<SourceSize> sources)
    {
        var found = period.Files.Select(file => sources.FirstOrDefault(file.Matches)).OfType<SourceSize>().ToArray();
        return found.Length == period.Files.Length ? [.. found.Select(source => source.SourceFile)] : null;
    }

    private static IEnumerable<PublishedDifference> ComparePeriod(
        ShopSession session,
        PublishedPeriod period,
        string[] sourceFiles
    )
    {
        var ours = PublishedMetrics.Measure(session, sourceFiles);
        foreach (var total in period.Totals)
        {
            yield return ours.TryGetValue(total.Metric, out var value)
                ? Judge(period.Period, total, value)
                : throw new ArgumentException(
                    $"No published_*.sql query has a column \"{total.Metric}\", which the reference names.",
                    nameof(period)
                );
        }
    }
}
