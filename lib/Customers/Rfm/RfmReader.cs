using EcommerceNotebooks.Display;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Customers;

/// <summary>Runs the queries that score buyers.</summary>
internal static class RfmReader
{
    /// <summary>Separates segments in a parameter; a control character, so that no name holds it.</summary>
    private const char Separator = '\u001f';

    internal static RfmReport Report(ShopSession session, RfmOptions options)
    {
        Build(session, options);
        var segments = Script("rfm_segments.sql")
            .Query<RfmSegmentRow>(
                session,
                new { segments = string.Join(Separator, [.. options.Map.Segments, RfmReport.Untold]) }
            );
        return new RfmReport(
            options,
            [
                .. segments
                    .Where(segment => segment.Segment != RfmReport.Untold || segment.Buyers > 0)
                    .Select(segment => segment.Among(segments)),
            ],
            Script("rfm_list.sql", "sample").Query<RfmBuyer>(session, new { sample_size = options.SampleSize })
        );
    }

    /// <summary>Every buyer, in the order of their ids.</summary>
    internal static BuyerScoreList Scores(ShopSession session, RfmOptions options)
    {
        Build(session, options);
        return new BuyerScoreList(options, Script("rfm_list.sql", "all").Query<RfmBuyer>(session));
    }

    internal static long ExportScores(ShopSession session, RfmOptions options, string path)
    {
        TableFile.EndingOf(path);
        Build(session, options);
        return session.Export(Script("rfm_list.sql", "all").Text, path);
    }

    internal static RfmBreakdownReport Breakdown(ShopSession session, RfmOptions options, RfmBreakdown by)
    {
        if (!Enum.IsDefined(by))
        {
            throw new ArgumentOutOfRangeException(nameof(by), by, "There is no such breakdown of buyers.");
        }

        var all = Report(session, options);
        var rows = FilteredPurchases
            .Of(session, options.Filter)
            .Query<(string? Value, string Segment, long Buyers, long Items, decimal Revenue)>(
                Script("rfm_breakdown.sql"),
                new
                {
                    as_of = options.AsOf,
                    by = by.ToString(),
                    top = options.TopValues,
                }
            );
        return new RfmBreakdownReport(
            options,
            by,
            all,
            [
                .. rows.GroupBy(row => row.Value)
                    .Select(value =>
                    {
                        var buyers = value.Sum(row => row.Buyers);
                        var bySegment = value.ToDictionary(row => row.Segment);
                        return new RfmValue(
                            value.Key ?? RfmBreakdownReport.Other,
                            value.Key is null,
                            buyers,
                            value.Sum(row => row.Revenue),
                            [
                                .. all.Segments.Select(segment =>
                                {
                                    var row = bySegment.GetValueOrDefault(segment.Segment);
                                    return new RfmValueSegment(
                                        segment.Segment,
                                        row.Buyers,
                                        (double)row.Buyers / buyers,
                                        row.Items,
                                        row.Revenue
                                    );
                                }),
                            ]
                        );
                    })
                    .OrderBy(value => value.IsOther)
                    .ThenByDescending(value => value.Buyers)
                    .ThenBy(value => value.Value, StringComparer.Ordinal),
            ]
        );
    }

    internal static RfmMigration Migration(ShopSession session, RfmOptions options, DateTime from)
    {
        if (from > options.AsOf)
        {
            throw new ArgumentException(
                $"from must not be after AsOf, but {CustomerText.Date(from)} is after {CustomerText.Date(options.AsOf)}.",
                nameof(from)
            );
        }

        Build(session, options with { AsOf = from });
        Script("rfm_migration.sql", "before").Execute(session);
        Build(session, options);
        var flows = Script("rfm_migration.sql", "flows").Query<RfmFlow>(session);
        string[] segments = flows.Any(flow =>
            RfmReport.Untold == flow.FromSegment || RfmReport.Untold == flow.ToSegment
        )
            ? [.. options.Map.Segments, RfmReport.Untold]
            : [.. options.Map.Segments];
        var place = segments.Select((segment, index) => (segment, index)).ToDictionary();
        return new RfmMigration(
            from,
            options.AsOf,
            segments,
            [
                .. flows
                    .OrderBy(flow => flow.FromSegment is { } segment ? place[segment] : place.Count)
                    .ThenBy(flow => place[flow.ToSegment]),
            ]
        );
    }

    /// <summary>Makes the temporary table <c>rfm_buyers</c> of scored buyers that the other queries read.</summary>
    internal static void Build(ShopSession session, RfmOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var events = FilteredPurchases.Of(session, options.Checked().Filter);
        WarehouseLoad.TableMacros.Execute(session);
        events.Execute(
            Script("rfm_buyers.sql"),
            new
            {
                as_of = options.AsOf,
                frequency = options.Frequency.ToString(),
                monetary = options.Monetary.ToString(),
                scoring = options.Scoring.ToString(),
                cells = string.Join(Separator, options.Map.Cells),
                untold = RfmReport.Untold,
                split_segment = options.Map.Split?.Segment,
                split_score = options.Map.Split?.MinimumScore ?? 0,
                split_otherwise = options.Map.Split?.Otherwise,
            }
        );
    }

    internal static SqlScript Script(string name) => SqlScript.Load(typeof(RfmReader), "Rfm/" + name);

    internal static SqlScript Script(string name, string section) =>
        SqlScript.Load(typeof(RfmReader), "Rfm/" + name, section);
}
