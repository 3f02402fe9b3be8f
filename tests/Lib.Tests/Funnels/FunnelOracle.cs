using EcommerceNotebooks.Funnels;
using Tests.Support;
using Tests.Worlds;

namespace Tests.Funnels;

/// <summary>A funnel as one would walk it by hand: each unit's events one after the other, from every start.</summary>
internal static class FunnelOracle
{
    /// <summary>A unit's attempt: what it reached and the event of each step, null where it was not taken.</summary>
    internal sealed record Attempt(
        long UserId,
        long? SessionKey,
        long? ProductId,
        CleanEvent Entry,
        int Reached,
        IReadOnlyList<CleanEvent?> Steps
    )
    {
        internal FunnelMember Member(string? value) =>
            new(
                UserId,
                SessionKey,
                ProductId,
                Entry.EventTime,
                Reached,
                Steps.OfType<CleanEvent>().Max(row => row.EventTime),
                value
            );
    }

    internal static IReadOnlyList<Attempt> Attempts(SmallWorld world, FunnelOptions options) =>
        [
            .. EventFilterOracle
                .Take(world, options.Filter)
                .Where(row => options.AsOf is null || row.EventTime < options.AsOf)
                .GroupBy(row =>
                    (
                        row.UserId,
                        SessionKey: options.Unit == FunnelUnit.Session ? row.SessionKey : (long?)null,
                        ProductId: options.Unit == FunnelUnit.UserAndProduct ? row.ProductId : (long?)null
                    )
                )
                .OrderBy(unit => options.Unit == FunnelUnit.Session ? unit.Key.SessionKey : unit.Key.UserId)
                .ThenBy(unit => unit.Key.ProductId)
                .Select(unit =>
                    Best([.. unit.OrderBy(row => row.EventTime).ThenBy(Place).ThenBy(row => row.EventId)], options)
                        is { } best
                        ? new Attempt(
                            unit.Key.UserId,
                            unit.Key.SessionKey,
                            unit.Key.ProductId,
                            best.OfType<CleanEvent>().First(),
                            best.Select((row, index) => (row, index))
                                .Where(step => step.row is not null && !options.Steps[step.index].IsOptional)
                                .Max(step => step.index) + 1,
                            best
                        )
                        : null
                )
                .OfType<Attempt>(),
        ];

    private static CleanEvent?[]? Best(CleanEvent[] events, FunnelOptions options)
    {
        (CleanEvent?[] Steps, int Reached)? best = null;
        for (var start = 0; start < events.Length; start++)
        {
            var isEntry =
                options.Mode == FunnelMode.Unordered
                    ? options.Steps.Any(step => IsOf(events[start], step))
                    : IsOf(events[start], options.Steps[0]);
            if (!isEntry)
            {
                continue;
            }

            var found =
                options.Mode == FunnelMode.Unordered
                    ? AnyOrder(events, start, options)
                    : InOrder(events, start, options);
            var reached = Array.FindLastIndex(found, row => row is not null);
            if (best is null || reached > best.Value.Reached)
            {
                best = (found, reached);
            }
        }

        if (best is not { } attempt)
        {
            return null;
        }

        var steps = WithOptional(events, attempt.Steps, options);
        return IsExcluded(events, steps, options) ? null : steps;
    }

    private static CleanEvent?[] InOrder(CleanEvent[] events, int start, FunnelOptions options)
    {
        var found = new CleanEvent?[options.Steps.Length];
        found[0] = events[start];
        var last = start;
        for (var step = 1; step < found.Length; step++)
        {
            if (options.Steps[step].IsOptional)
            {
                continue;
            }

            var next = last + 1;
            if (options.Mode == FunnelMode.Ordered)
            {
                while (next < events.Length && !Follows(events[last], events[next], options.Steps[step], options))
                {
                    next++;
                }
            }

            if (
                next >= events.Length
                || !Follows(events[last], events[next], options.Steps[step], options)
                || !InTime(events[start], events[last], events[next], options.Steps[step], options)
            )
            {
                break;
            }

            found[step] = events[next];
            last = next;
        }

        return found;
    }

    private static CleanEvent?[] AnyOrder(CleanEvent[] events, int start, FunnelOptions options)
    {
        var first = options
            .Steps.Select(step =>
                events
                    .Skip(start)
                    .FirstOrDefault(row =>
                        IsOf(row, step) && row.EventTime - events[start].EventTime <= Window(options)
                    )
            )
            .OfType<CleanEvent>()
            .OrderBy(row => Array.IndexOf(events, row))
            .ToArray();
        return [.. first, .. new CleanEvent?[options.Steps.Length - first.Length]];
    }

    private static CleanEvent?[] WithOptional(CleanEvent[] events, CleanEvent?[] found, FunnelOptions options)
    {
        var steps = found.ToArray();
        for (var step = 1; step < steps.Length; step++)
        {
            var before = Enumerable.Range(0, step).Last(index => !options.Steps[index].IsOptional);
            if (!options.Steps[step].IsOptional || steps[before] is null)
            {
                continue;
            }

            var next = Enumerable
                .Range(step, steps.Length - step)
                .FirstOrDefault(index => !options.Steps[index].IsOptional);
            var limit = next > 0 ? steps[next] : null;
            var previous = steps[..step].OfType<CleanEvent>().Last();
            var row = events
                .Skip(Array.IndexOf(events, previous) + 1)
                .FirstOrDefault(row => Follows(previous, row, options.Steps[step], options));
            var isBefore =
                row is not null
                && (
                    limit is null
                    || (
                        Array.IndexOf(events, row) < Array.IndexOf(events, limit)
                        && (!options.StrictIncrease || row.EventTime < limit.EventTime)
                    )
                );
            steps[step] = isBefore && InTime(steps[0]!, previous, row!, options.Steps[step], options) ? row : null;
        }

        return steps;
    }

    private static bool IsExcluded(CleanEvent[] events, CleanEvent?[] found, FunnelOptions options) =>
        options.Exclusions.Any(exclusion =>
            found[exclusion.AfterStep - 1] is { } after
            && found[exclusion.BeforeStep - 1] is { } before
            && events[(Array.IndexOf(events, after) + 1)..Array.IndexOf(events, before)]
                .Any(row => IsOf(row, exclusion.Event))
        );

    private static bool Follows(CleanEvent last, CleanEvent next, FunnelStep step, FunnelOptions options) =>
        IsOf(next, step) && (!options.StrictIncrease || next.EventTime > last.EventTime);

    private static bool InTime(
        CleanEvent entry,
        CleanEvent last,
        CleanEvent next,
        FunnelStep step,
        FunnelOptions options
    ) =>
        next.EventTime - entry.EventTime <= Window(options)
        && next.EventTime - last.EventTime <= (step.Window ?? TimeSpan.MaxValue);

    private static TimeSpan Window(FunnelOptions options) =>
        options.Window ?? (options.Unit == FunnelUnit.Session ? TimeSpan.MaxValue : TimeSpan.FromDays(7));

    private static bool IsOf(CleanEvent row, FunnelStep step) =>
        row.EventType == step.EventType
        && (
            step.Category is null
            || row.CategoryCode == step.Category
            || (row.CategoryCode?.StartsWith(step.Category + ".", StringComparison.Ordinal) ?? false)
        )
        && (step.Brand is null || row.Brand == step.Brand)
        && (step.MinimumPrice is null || row.Price >= step.MinimumPrice)
        && (step.MaximumPrice is null || row.Price < step.MaximumPrice);

    private static int Place(CleanEvent row) =>
        Array.IndexOf(["view", "cart", "remove_from_cart", "purchase"], row.EventType);
}
