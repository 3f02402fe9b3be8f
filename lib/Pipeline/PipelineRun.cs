using EcommerceNotebooks.Cleaning;
using EcommerceNotebooks.Ingest;
using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Sessions;
using EcommerceNotebooks.StarSchema;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Pipeline;

/// <summary>Makes the steps that are missing or out of date, all in one session.</summary>
internal static class PipelineRun
{
    internal static IReadOnlyList<PipelineStep> Prepare(
        ShopSession session,
        string source,
        PipelineStep step,
        IProgress<IngestProgress>? progress
    )
    {
        List<PipelineStep> made = [];
        var manifests = LakeFolder.Of(session.Shop).Manifests;
        int before = manifests.Current().Version;
        if (new IngestRun(session, IngestOptions.FromEnvironment(), progress).Execute([source]).Version != before)
        {
            made.Add(PipelineStep.Ingest);
        }

        if (step > PipelineStep.Ingest && manifests.Current().EmptyBecause is { } reason)
        {
            throw new InvalidOperationException(reason);
        }

        Make(
            PipelineStep.Clean,
            nameof(PipelineRoom.Clean),
            "events",
            "events_raw",
            () => EventCleaner.Run(session, new CleaningOptions())
        );
        Make(
            PipelineStep.Sessions,
            nameof(PipelineRoom.BuildSessions),
            "visits",
            "events",
            () => SessionBuilder.Run(session, new SessionOptions())
        );
        Make(
            PipelineStep.StarSchema,
            nameof(PipelineRoom.BuildStarSchema),
            "fact_events",
            "events",
            () => StarSchemaBuilder.Run(session)
        );
        return made;

        void Make(PipelineStep next, string call, string table, string input, Action build)
        {
            if (
                next <= step
                && !(
                    Lineage.IsCurrent(session, table, input)
                    && BuiltRelations.AreBuilt(session, call)
                    && EventCleaner.AreNumbered(session)
                )
            )
            {
                build();
                made.Add(next);
            }
        }
    }
}
