namespace EcommerceNotebooks.Funnels;

/// <summary>
/// Counts the funnel of users, or of users and products, in one pass over the events in the order of users: a user's events lie together, so that nothing has to be joined, grouped or kept.
/// </summary>
internal static class JourneyFunnel
{
    /// <summary>Whether the events' types, users and products tell all that the funnel asks for.</summary>
    internal static bool Tells(FunnelOptions options) =>
        options.Unit != FunnelUnit.Session && options.RunsDecide && options.Steps.All(step => step.IsOfTypeAlone);

    /// <summary>The units at each step, or null where the events turn out not to lie in the order of users.</summary>
    internal static IReadOnlyList<FunnelCountRow>? Count(FunnelScripts scripts, FunnelOptions options)
    {
        var threads = scripts.Threads;
        HashSet<long>? users = options.Filter.Segment is null ? null : [.. scripts.Query<long>("users_of_segment.sql")];
        using var chunks = scripts.Read("journeys.sql");
        var reader = new JourneyReader(chunks, scripts.CancellationToken);
        JourneyCounter[] counters =
        [
            .. Enumerable.Range(0, threads).Select(_ => new JourneyCounter(options, options.StepsOfTypes(), users)),
        ];
        Task.WhenAll(counters.Select(counter => Task.Run(() => CountAll(reader, counter), CancellationToken.None)))
            .GetAwaiter()
            .GetResult();
        return reader.IsInOrder && counters.All(counter => counter.IsInOrder)
            ? AttemptCounts.Rows([.. counters.Select(counter => counter.Attempts)])
            : null;
    }

    private static void CountAll(JourneyReader reader, JourneyCounter counter)
    {
        var batch = new JourneyBatch();
        while (counter.IsInOrder && reader.Fill(batch))
        {
            counter.Count(batch);
        }
    }
}
