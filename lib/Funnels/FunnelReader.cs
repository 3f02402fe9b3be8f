namespace EcommerceNotebooks.Funnels;

/// <summary>Asks the attempts of a funnel for its numbers.</summary>
internal static class FunnelReader
{
    internal static FunnelReport Report(Shop shop, FunnelOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        var counts = JourneyFunnel.Tells(options)
            ? JourneyFunnel.Count(new FunnelScripts(shop, options, cancellationToken), options, cancellationToken)
            : null;
        counts ??= Counts(shop, options, cancellationToken);
        return new FunnelReport(
            options,
            [.. counts.Select(row => FunnelStepCount.For(options, row, [.. counts.Select(each => each.Units)]))]
        );
    }

    private static IReadOnlyList<FunnelCountRow> Counts(
        Shop shop,
        FunnelOptions options,
        CancellationToken cancellationToken
    )
    {
        var scripts = FunnelBuilder.Build(shop, options, cancellationToken);
        FunnelEntries.Relate(scripts, options);
        return scripts.Query<FunnelCountRow>("funnel_step_counts.sql");
    }

    internal static FunnelBreakdownReport Breakdown(
        Shop shop,
        FunnelOptions options,
        FunnelBreakdown by,
        CancellationToken cancellationToken
    )
    {
        var scripts = FunnelValues.Build(shop, options, by, isCount: true, cancellationToken);
        return new FunnelBreakdownReport(options, by, FunnelValues.Groups(scripts, options));
    }

    internal static FunnelTrend Trend(Shop shop, FunnelOptions options, CancellationToken cancellationToken)
    {
        var scripts = FunnelValues.BuildByDate(shop, options, cancellationToken);
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

    internal static FunnelComparison Compare(Shop shop, FunnelOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        FunnelReport[] reports =
        [
            .. Enum.GetValues<FunnelUnit>()
                .Select(unit => Report(shop, options with { Unit = unit }, cancellationToken)),
        ];
        var scripts = new FunnelScripts(shop, options, cancellationToken);
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
