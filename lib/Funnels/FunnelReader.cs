using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Funnels;

/// <summary>Answers the questions of funnels, each by one pass over the events in the order of users, in which every unit of a user is followed by itself.</summary>
internal static class FunnelReader
{
    internal static FunnelReport Report(ShopSession session, FunnelOptions options) =>
        Report(options, Count(session, options).Counts);

    internal static FunnelBreakdownReport Breakdown(ShopSession session, FunnelOptions options, FunnelBreakdown by)
    {
        var groups = Count(session, options, by)
            .Counts.Groups()
            .OrderByDescending(group => group.Units[0])
            .ThenBy(group => group.Value, StringComparer.Ordinal)
            .ToArray();
        var rest = groups.Skip(options.TopValues).ToArray();
        var other = FunnelGroup.For(options, FunnelGroup.Other, step => rest.Sum(group => group.Units[step - 1]));
        FunnelGroup[] others = rest.Length == 0 ? [] : [other with { IsOther = true }];
        return new FunnelBreakdownReport(options, by, [.. groups.Take(options.TopValues), .. others]);
    }

    internal static FunnelTrend Trend(ShopSession session, FunnelOptions options)
    {
        var groups = Count(session, options, byDate: true).Counts.Groups();
        var (start, end) = SqlScript
            .Load(typeof(FunnelReader), "events_span.sql")
            .QuerySingle<(DateTime?, DateTime?)>(session);
        start = options.Filter.From > start ? options.Filter.From : start;
        return FunnelTrend.Of(options, [.. groups], start, options.End < end ? options.End : end);
    }

    internal static FunnelComparison Compare(ShopSession session, FunnelOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        FunnelOptions[] funnels = [.. Enum.GetValues<FunnelUnit>().Select(unit => options with { Unit = unit })];
        var counted = funnels.Select(funnel => Count(session, funnel)).ToArray();
        return new FunnelComparison(
            options,
            [.. funnels.Zip(counted, (funnel, each) => Report(funnel, each.Counts))],
            counted[0].Events
        );
    }

    internal static FunnelUnitList Units(ShopSession session, FunnelOptions options, FunnelCell cell, int rows)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Table.KeptRows);
        cell.Check(options.Checked());
        var value = cell.EntryDate is { } date ? FunnelTrend.Name(date) : cell.Value;
        var apart =
            value == FunnelGroup.Other
                ? Breakdown(session, options, cell.Breakdown!.Value)
                    .Groups.Where(group => !group.IsOther)
                    .Select(group => group.Value)
                    .ToHashSet(StringComparer.Ordinal)
                : null;
        var listing = new FunnelListing(
            cell,
            rows,
            name => value is null || (apart is null ? name == value : !apart.Contains(name!))
        );
        var counts = Count(session, options, cell.Breakdown, cell.EntryDate is not null, listing).Counts;
        return new FunnelUnitList(options, cell, counts.Listed, counts.Kept);
    }

    private static FunnelReport Report(FunnelOptions options, FunnelCounts counts) =>
        new(options, [.. options.Steps.Select((_, index) => FunnelStepCount.For(options, counts, index + 1))]);

    // The attempts, and how many events each step has.
    private static (FunnelCounts Counts, ImmutableArray<long> Events) Count(
        ShopSession session,
        FunnelOptions options,
        FunnelBreakdown? by = null,
        bool byDate = false,
        FunnelListing? listing = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var filter = options.Checked().Filter.Checked();
        BuiltRelations.Require(session, "events", "dim_users", "fact_sessions", "fact_events");
        KnownNames.Require(session, filter);
        foreach (var step in options.Steps.Concat(options.Exclusions.Select(exclusion => exclusion.Event)))
        {
            KnownNames.Require(session, new EventFilter { Category = step.Category, Brand = step.Brand });
        }

        var values = FunnelValues.Of(session, options, by, byDate);
        var threads = EngineThreads.Of(session);
        using var order = new InsertionOrder(session);
        using var events = new FunnelEvents(session, options, by);
        var all = new FunnelCounts(options, values, listing);
        Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(Follow, CancellationToken.None)))
            .GetAwaiter()
            .GetResult();
        return (all, events.OfSteps);

        void Follow()
        {
            var counts = new FunnelCounts(options, values, listing);
            var follower = new FunnelFollower(options, counts);
            var batch = new List<FunnelEvent>();
            while (events.Fill(batch))
            {
                follower.Follow(CollectionsMarshal.AsSpan(batch));
            }

            lock (all)
            {
                all.Add(counts);
            }
        }
    }
}
