using System.Globalization;
using System.Runtime.InteropServices;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Funnels;

/// <summary>Answers the questions of funnels: each by one pass over the events in the order of users, in which every unit of a user is followed by itself.</summary>
internal static class FunnelReader
{
    internal static FunnelReport Report(ShopSession session, FunnelOptions options)
    {
        Prepare(session, options);
        return Report(options, Count(session, options, FunnelValues.None).Counts);
    }

    internal static FunnelBreakdownReport Breakdown(ShopSession session, FunnelOptions options, FunnelBreakdown by)
    {
        Prepare(session, options);
        var counts = Count(session, options, FunnelValues.Of(session, options, by)).Counts;
        var groups = counts
            .Groups()
            .OrderByDescending(group => group.Units[0])
            .ThenBy(group => group.Value, StringComparer.Ordinal)
            .ToArray();
        var rest = groups.Skip(options.TopValues).ToArray();
        long[] units = [.. options.Steps.Select((_, index) => rest.Sum(group => group.Units[index]))];
        FunnelGroup[] other =
            rest.Length == 0 ? [] : [FunnelGroup.For(options, FunnelGroup.Other, [.. units]) with { IsOther = true }];
        return new FunnelBreakdownReport(options, by, [.. groups.Take(options.TopValues), .. other]);
    }

    internal static FunnelTrend Trend(ShopSession session, FunnelOptions options)
    {
        Prepare(session, options);
        var (first, last) = SqlScript
            .Load(typeof(FunnelReader), "events_span.sql")
            .QuerySingle<(DateTime?, DateTime?)>(session);
        var start = options.Filter.From is { } from && from > first ? from : first;
        var end = options.End is { } given && (last is null || given < last) ? given : last;
        FunnelTrendDay[] days =
        [
            .. Count(session, options, FunnelValues.Date)
                .Counts.Groups()
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
        Prepare(session, options);
        FunnelOptions[] funnels = [.. Enum.GetValues<FunnelUnit>().Select(unit => options with { Unit = unit })];
        var counted = funnels.Select(funnel => Count(session, funnel, FunnelValues.None)).ToArray();
        return new FunnelComparison(
            options,
            [.. funnels.Zip(counted, (funnel, each) => Report(funnel, each.Counts))],
            [.. counted[0].Events]
        );
    }

    internal static FunnelUnitList Units(ShopSession session, FunnelOptions options, FunnelCell cell, int rows)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rows, Tables.Table.KeptRows);
        Prepare(session, options);
        cell.Check(options);
        var values = cell switch
        {
            { Breakdown: { } by } => FunnelValues.Of(session, options, by),
            { EntryDate: not null } => FunnelValues.Date,
            _ => FunnelValues.None,
        };
        var wanted = cell.EntryDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? cell.Value;
        var apart = wanted == FunnelGroup.Other ? Breakdown(session, options, cell.Breakdown!.Value).Groups : [];
        var listing = new FunnelListing(
            cell,
            rows,
            name =>
                wanted is null
                || (apart.Count == 0 ? name == wanted : apart.All(group => group.IsOther || group.Value != name))
        );
        var counts = Count(session, options, values, listing).Counts;
        return new FunnelUnitList(options, cell, counts.Listed, counts.Members);
    }

    // The units' attempts, and how many events each step has.
    private static (FunnelCounts Counts, IEnumerable<long> Events) Count(
        ShopSession session,
        FunnelOptions options,
        FunnelValues values,
        FunnelListing? listing = null
    )
    {
        var threads = EngineThreads.Of(session);
        using var order = new InsertionOrder(session);
        using var events = new FunnelEvents(session, options, values.By);
        var all = new FunnelCounts(options, values, listing);
        Task.WhenAll(Enumerable.Range(0, threads).Select(_ => Task.Run(Follow, CancellationToken.None)))
            .GetAwaiter()
            .GetResult();
        return (all, [.. options.Steps.Select((_, index) => events.OfStep(index + 1))]);

        void Follow()
        {
            var follower = new FunnelFollower(options, new FunnelCounts(options, values, listing));
            var batch = new List<FunnelEvent>();
            while (events.Fill(batch))
            {
                follower.Follow(CollectionsMarshal.AsSpan(batch));
            }

            lock (all)
            {
                all.Add(follower.Counts);
            }
        }
    }

    private static FunnelReport Report(FunnelOptions options, FunnelCounts counts) =>
        new(options, [.. options.Steps.Select((_, index) => FunnelStepCount.For(options, counts, index + 1))]);

    private static void Prepare(ShopSession session, FunnelOptions options)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(options);
        var filter = options.Checked().Filter.Checked();
        BuiltRelations.Require(session, "events", "dim_users", "fact_sessions", "fact_events");
        KnownNames.Require(session, filter);
        foreach (var step in options.Steps.Concat(options.Exclusions.Select(exclusion => exclusion.Event)))
        {
            KnownNames.Require(session, new EventFilter { Category = step.Category, Brand = step.Brand });
        }
    }
}
