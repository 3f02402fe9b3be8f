using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using DuckDB.NET.Data;
using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest;

/// <summary>One call of ingest: everything is staged first, then one manifest makes all of it visible, or nothing.</summary>
internal sealed class IngestRun(ShopSession session, IngestOptions options, IProgress<IngestProgress>? progress)
{
    private readonly LakeFolder lake = LakeFolder.Of(session.Shop);
    private readonly Stopwatch clock = Stopwatch.StartNew();

    internal IngestReport Execute(IReadOnlyList<string> sources)
    {
        options.Check();
        var scan = new SourceScan(session, options, lake.Root).Run(sources);
        if (scan.Sources.Count == 0)
        {
            throw scan.Nothing(sources);
        }

        using var taken = lake.Lock();
        try
        {
            lake.Clean();
            using var order = new InsertionOrder(session);
            return Load(scan, sources);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or DuckDBException or SqlScriptException)
        {
            throw new IngestException($"The ingest failed and the lake is as it was: {error.Message}", error);
        }
        finally
        {
            // What was not committed goes at once; if even that fails, the next run removes it.
            RemoveLeftovers();
        }
    }

    private IngestReport Load(SourceScan scan, IReadOnlyList<string> named)
    {
        var before = lake.Manifests.Current();
        var plan = new SourceMatcher(before, options).Plan(scan.Sources);
        if (plan.New.Count == 0)
        {
            return Report(plan, [], before, scan);
        }

        var meter = new ProgressMeter(progress, [.. plan.New.Select(each => each.File)]);
        var context = new LoadContext(session, lake.CreateStaging(), options, meter);
        var after = new VersionDraft(before, plan);
        LoadAll(plan.New, scan, context, after);
        if (after.HasChanged)
        {
            var version = after.Complete(options.Clock.GetUtcNow().UtcDateTime);
            session.CancellationToken.ThrowIfCancellationRequested();
            lake.Manifests.Commit(version);
            PointViewsAt(version);
            return Report(plan, after.Ingested, version, scan);
        }

        return plan.Known.Count + plan.Repeated.Count > 0 ? Report(plan, [], before, scan) : throw scan.Nothing(named);
    }

    private void LoadAll(IReadOnlyList<PlannedSource> sources, SourceScan scan, LoadContext context, VersionDraft after)
    {
        var loader = new SourceLoader(context);
        var contents = new ContentMatcher(context, lake);
        for (int number = 1; number <= sources.Count; number++)
        {
            var source = sources[number - 1];
            var start = clock.Elapsed;
            context.Progress.Begin(number, source.Name);
            LoadedSource loaded;
            try
            {
                loaded = loader.Load(source);
            }
            catch (IngestException error)
            {
                Refuse(scan, source, error);
                context.Progress.End(0);
                continue;
            }

            if (contents.Find(loaded, after.Sources, after.Files) is { } same)
            {
                if (same.Rejected == loaded.Rejected)
                {
                    after.AddCopy(source, same.Name);
                }
                else
                {
                    Refuse(scan, source, SameWithOtherRejects(source, loaded, same));
                }
            }
            else
            {
                LakeFile[] own = [.. Adopt(source, loaded, context, after.Version)];
                after.Add(Describe(source, loaded), own, clock.Elapsed - start);
            }

            context.Progress.End(loaded.Lines);
        }
    }

    private void Refuse(SourceScan scan, PlannedSource source, IngestException error)
    {
        if (options.Strict || options.Replace || error.EndsTheCall)
        {
            throw error;
        }

        scan.Refuse(source.File, error);
    }

    // Its events would count twice, and its rejected lines would be lost with them.
    private static IngestException SameWithOtherRejects(PlannedSource source, LoadedSource loaded, LakeSource same) =>
        new(
            FormattableString.Invariant(
                $"{source.File.Path} holds the same {loaded.Accepted} events as {same.Name}, but {loaded.Rejected} rejected lines instead of {same.Rejected}: leave one of them out."
            )
        );

    private void PointViewsAt(LakeVersion version)
    {
        try
        {
            // The version is there whatever happens now, so its views follow even if the ingest was cancelled meanwhile.
            new LakeViews(session.Uncancelled(), lake).PointAt(version);
        }
        catch (Exception error) when (error is DuckDBException or SqlScriptException)
        {
            throw new IngestException(
                $"Version {version.Version} of the lake is complete, but the warehouse could not be pointed at it; opening it again will do that. {error.Message}",
                error
            );
        }
    }

    private IEnumerable<LakeFile> Adopt(PlannedSource source, LoadedSource loaded, LoadContext context, int version)
    {
        string fileName = FormattableString.Invariant($"{ShortHash(source)}-v{version:D6}");
        if (loaded.EventsPath is not null)
        {
            foreach (var month in new MonthSplitter(context).Split(loaded.EventsPath, loaded.Accepted))
            {
                yield return lake.Adopt(
                    month.Path,
                    Blank(
                        LakeFileKind.Events,
                        source,
                        LakeFolder.EventsPath(source.Name, month.Year, month.Month, fileName),
                        month.Rows
                    ) with
                    {
                        Year = month.Year,
                        Month = month.Month,
                        SessionType = loaded.SessionType,
                        Revision = LakeFile.CurrentRevision,
                        HasSourceRow = month.HasSourceRow,
                    }
                );
            }
        }

        if (loaded.RejectsPath is not null)
        {
            yield return lake.Adopt(
                loaded.RejectsPath,
                Blank(LakeFileKind.Rejects, source, LakeFolder.RejectsPath(fileName), loaded.Rejected)
            );
        }
    }

    private static LakeFile Blank(LakeFileKind kind, PlannedSource source, string path, long rows) =>
        new()
        {
            Path = path,
            Kind = kind,
            Source = source.Name,
            Rows = rows,
            Bytes = 0,
            Sha256 = "",
        };

    private static LakeSource Describe(PlannedSource source, LoadedSource loaded) =>
        new()
        {
            Name = source.Name,
            Path = source.File.Path,
            Entry = source.File.Entry,
            Bytes = source.File.Fingerprint.Bytes,
            ModifiedUtc = source.File.Fingerprint.ModifiedUtc,
            EdgeHash = source.File.Fingerprint.EdgeHash,
            Sha256 = source.Sha256,
            UnpackedBytes = loaded.UnpackedBytes,
            Lines = loaded.Lines,
            Accepted = loaded.Accepted,
            Rejected = loaded.Rejected,
            RejectedByType = loaded.RejectedByKind,
            RejectReasons = loaded.RejectReasons,
            CutTimes = loaded.CutTimes,
            ExtraColumns = loaded.ExtraColumns,
            SessionType = loaded.SessionType,
            ColumnTextBytes = loaded.ColumnTextBytes,
            ColumnTypes = loaded.ColumnTypes,
        };

    private IngestReport Report(
        IngestPlan plan,
        IEnumerable<IngestedSource> ingested,
        LakeVersion version,
        SourceScan scan
    ) =>
        new()
        {
            Version = version.Version,
            Duration = clock.Elapsed,
            Sources =
            [
                .. plan.Known.Select(source =>
                    IngestedSource.Of(source, IngestStatus.AlreadyIngested, BytesOf(source, version), TimeSpan.Zero)
                ),
                .. ingested,
                .. plan.Repeated.Select(each => IngestedSource.SameAs(each.Name, each.First)),
            ],
            PassedOver = [.. scan.PassedOver],
        };

    private static long BytesOf(LakeSource source, LakeVersion version) =>
        version.Files.Where(file => file.Source == source.Name).Sum(file => file.Bytes);

    private static string ShortHash(PlannedSource source) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{source.Name}\n{source.File.Fingerprint.EdgeHash}"))
        )[..16];

    private void RemoveLeftovers()
    {
        try
        {
            lake.Clean();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Trace.TraceWarning($"Leftovers stay in {lake.Root} until the next ingest: {error.Message}");
        }
    }
}
