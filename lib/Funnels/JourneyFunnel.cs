using EcommerceNotebooks.DuckDb.Columns;

namespace EcommerceNotebooks.Funnels;

/// <summary>
/// Counts the funnel of users, or of users and products, in one pass over the events in the order of users: a user's events lie together, so that nothing has to be joined, grouped or kept. One
/// thread reads while another counts.
/// </summary>
internal static class JourneyFunnel
{
    private const int Types = 4;

    /// <summary>Whether the events' types, users and products tell all that the funnel asks for.</summary>
    internal static bool Tells(FunnelOptions options) =>
        options.Unit != FunnelUnit.Session
        && options.RunsDecide
        && options.Filter is { Category: null, Brand: null }
        && options.Steps.All(step => step.IsOfTypeAlone);

    /// <summary>The units at each step, or null where the events turn out not to lie in the order of users.</summary>
    internal static IReadOnlyList<FunnelCountRow>? Count(
        FunnelScripts scripts,
        FunnelOptions options,
        CancellationToken cancellationToken
    )
    {
        var attempts = new AttemptCounts(options.Steps.Length);
        var counter = new JourneyCounter(options, StepsOfTypes(options), attempts);
        using var chunks = scripts.Read("journeys.sql");
        var (filling, counted) = (new JourneyBatch(), new JourneyBatch());
        var counting = Task.CompletedTask;
        try
        {
            while (Fill(chunks, filling, counted))
            {
                counting.GetAwaiter().GetResult();
                cancellationToken.ThrowIfCancellationRequested();
                if (!counter.IsInOrder)
                {
                    return null;
                }

                (filling, counted) = (counted, filling);
                var batch = counted;
                counting = Task.Run(() => counter.Count(batch), CancellationToken.None);
            }
        }
        finally
        {
            counting.GetAwaiter().GetResult();
        }

        return counter.IsInOrder ? attempts.Rows() : null;
    }

    // The events behind the last whole user of a batch begin the next one.
    private static bool Fill(ChunkReader chunks, JourneyBatch batch, JourneyBatch before)
    {
        batch.Restart(before);
        while (!batch.IsFull)
        {
            if (!chunks.Read())
            {
                batch.TakeAll();
                break;
            }

            batch.Add(
                chunks.Column<int>(0).Values,
                chunks.Column<int>(1).Values,
                chunks.Column<long>(2).Values,
                chunks.Column<byte>(3).Values
            );
        }

        return batch.Count > 0;
    }

    // The types of events are numbered in the order in which events of one second follow each other.
    private static byte[] StepsOfTypes(FunnelOptions options)
    {
        var steps = new byte[Types];
        for (var step = 0; step < options.Steps.Length; step++)
        {
            steps[options.Steps[step].Place] |= (byte)(1 << step);
        }

        return steps;
    }
}
