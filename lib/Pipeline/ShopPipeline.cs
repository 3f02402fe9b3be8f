using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>The whole way from a click log to the star schema.</summary>
public static class ShopPipeline
{
    /// <summary>
    /// Brings the warehouse up to a step: takes in the source, then makes each step whose tables are missing or were built from something older. A step that is up to date
    /// is left alone, also when it was made with options of the caller's; a missing one is made with the defaults.
    /// </summary>
    /// <returns>The steps that were made, in order; <see cref="PipelineStep.Ingest"/> among them when the lake changed.</returns>
    /// <exception cref="FileNotFoundException">The source is not there.</exception>
    /// <exception cref="IngestException">A file cannot be taken in.</exception>
    /// <exception cref="InvalidOperationException">A step beyond the ingest is asked for, but no source gave an event; the message says why.</exception>
    /// <exception cref="DataContractException">A step's result would break its contract; its tables stay as they were.</exception>
    public static IReadOnlyList<PipelineStep> Prepare(
        this Shop shop,
        string source,
        PipelineStep step,
        IProgress<IngestProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        List<PipelineStep> made = [];
        int before = shop.CurrentLake().Version;
        if (shop.Ingest(source, progress: progress, cancellationToken: cancellationToken).Version != before)
        {
            made.Add(PipelineStep.Ingest);
        }

        if (step > PipelineStep.Ingest && shop.CurrentLake().EmptyBecause is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        Make(
            PipelineStep.Clean,
            nameof(ShopCleaning.Clean),
            "events",
            "events_raw",
            () => shop.Clean(cancellationToken: cancellationToken)
        );
        Make(
            PipelineStep.Sessions,
            nameof(ShopSessions.BuildSessions),
            "visits",
            "events",
            () => shop.BuildSessions(cancellationToken: cancellationToken)
        );
        Make(
            PipelineStep.StarSchema,
            nameof(ShopStarSchema.BuildStarSchema),
            "fact_events",
            "events",
            () => shop.BuildStarSchema(cancellationToken)
        );
        return made;

        void Make(PipelineStep next, string call, string table, string input, Action build)
        {
            if (
                next <= step
                && !(Lineage.IsCurrent(shop.Connection, table, input) && BuiltRelations.AreBuilt(shop.Connection, call))
            )
            {
                build();
                made.Add(next);
            }
        }
    }
}
