namespace EcommerceNotebooks.Funnels;

/// <summary>Asks the attempts of a funnel for its numbers.</summary>
internal static class FunnelReader
{
    internal static FunnelReport Report(ShopSession session, FunnelOptions options)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        var counts = JourneyFunnel.Tells(options)
            ? JourneyFunnel.Count(new FunnelScripts(session, options), options)
            : null;
        counts ??= Counts(session, options);
        return new FunnelReport(
            options,
            [.. counts.Select(row => FunnelStepCount.For(options, row, [.. counts.Select(each => each.Units)]))]
        );
    }

    private static IReadOnlyList<FunnelCountRow> Counts(ShopSession session, FunnelOptions options)
    {
        var scripts = FunnelBuilder.Build(session, options);
        FunnelEntries.Relate(scripts, options);
        return scripts.Query<FunnelCountRow>("funnel_step_counts.sql");
    }

    internal static FunnelBreakdownReport Breakdown(ShopSession session, FunnelOptions options, FunnelBreakdown by)
    {
        var scripts = FunnelValues.Build(session, options, by, isCount: true);
        return new FunnelBreakdownReport(options, by, FunnelValues.Groups(scripts, options));
    }

    internal static FunnelTrend Trend(ShopSession session, FunnelOptions options)
    {
        var scripts = FunnelValues.BuildByDate(session, options);
        var (eventsStart, eventsEnd) = scripts.Query<(DateTime?, DateTime?)>("events_span.sql").Single();
        var start = options.Filter.From is { } from && from > eventsStart ? from : eventsStart;
        var end = options.End is { } given && (eventsEnd is null || given < eventsEnd) ? given : eventsEnd;
        FunnelTrendDay[] days =
        [
            .. FunnelValues
                .Counts(scripts, options)
                .OrderBy(day => day.Value, StringComparer.Ordinal)
                .Select(day => FunnelTrendDay.For(options, day, end!.Value)),
        ];
        return new FunnelTrend(
            options,
            days.Length == 0 ? [] : FunnelTrendDay.WithEmptyDays(options, days, start!.Value, end!.Value)
        );
    }

    internal static FunnelComparison Compare(ShopSession session, FunnelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        FunnelReport[] reports =
        [
            .. Enum.GetValues<FunnelUnit>().Select(unit => Report(session, options with { Unit = unit })),
        ];
        var scripts = new FunnelScripts(session, options);
        scripts.Prepare(options);
        var marked = scripts.Query<(int Mask, long Events)>("step_events.sql");
        return new FunnelComparison(
            options,
            [.. reports],
            [
                .. options.Steps.Select(
                    (_, index) => marked.Where(row => (row.Mask & (1 << index)) != 0).Sum(row => row.Events)
                ),
            ]
        );
    }
}
