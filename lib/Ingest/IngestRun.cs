using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.Ingest.Lake;
using EcommerceNotebooks.Ingest.Parquet;
using EcommerceNotebooks.Ingest.Sources;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest;

/// <summary>One call of ingest: everything is staged first, then one manifest makes all of it visible, or nothing.</summary>
internal sealed class IngestRun(
    Shop shop,
    IngestOptions options,
    IProgress<IngestProgress>? progress,
    CancellationToken cancellationToken
)
{
    private readonly LakeFolder lake = new(shop.LakePath);
    private readonly Stopwatch clock = Stopwatch.StartNew();

    internal IngestReport Execute(IReadOnlyList<string> sources)
    {
        options.Check();
        SourceFile[] found = [.. Find(sources).SelectMany(SourceReader.Open)];
        foreach (var source in found.Where(source => source.Kind == SourceKind.Parquet))
        {
            ParquetLoader.CheckColumns(shop.Connection, source.File);
        }

        using var taken = lake.Lock();
        try
        {
            lake.Clean();
            using var order = new InsertionOrder(shop.Connection);
            return Load(found);
        }
        catch (Exception error)
            when (error is IOException or UnauthorizedAccessException or DuckDbException or SqlScriptException)
        {
            throw new IngestException($"The ingest failed and the lake is as it was: {error.Message}", error);
        }
        finally
        {
            // What was not committed goes at once; if even that fails, the next run removes it.
            RemoveLeftovers();
        }
    }

    // A folder that holds the lake too does not mean the lake.
    private string[] Find(IReadOnlyList<string> sources)
    {
        string lake = this.lake.Root + Path.DirectorySeparatorChar;
        string[] found =
        [
            .. SourceFinder.Find(sources).Where(path => !path.StartsWith(lake, StringComparison.Ordinal)),
        ];
        return found.Length > 0
            ? found
            : throw new IngestException($"{string.Join(", ", sources)} holds nothing but files of the lake itself.");
    }

    private IngestReport Load(SourceFile[] found)
    {
        var before = lake.Manifests.Current();
        var plan = new SourceMatcher(before, options).Plan(found);
        if (plan.New.Count == 0)
        {
            return Report(plan, [], before);
        }

        var meter = new ProgressMeter(progress, [.. plan.New.Select(each => each.File)]);
        var context = new LoadContext(shop.Connection, lake.CreateStaging(), options, meter, cancellationToken);
        var loader = new SourceLoader(context);
        int version = before.Version + 1;
        var ingested = new List<IngestedSource>();
        var added = new List<LakeSource>();
        var files = new List<LakeFile>();
        foreach (var source in plan.New)
        {
            var start = clock.Elapsed;
            meter.Begin(ingested.Count + 1, source.Name);
            var loaded = loader.Load(source);
            LakeFile[] own = [.. Adopt(source, loaded, context, version)];
            files.AddRange(own);
            added.Add(Describe(source, loaded));
            ingested.Add(
                IngestedSource.Of(added[^1], IngestStatus.Ingested, own.Sum(file => file.Bytes), clock.Elapsed - start)
            );
            meter.End(loaded.Lines);
        }

        var kept = before.Sources.Except(plan.Replaced).ToImmutableArray();
        var names = kept.Select(source => source.Name).ToHashSet(StringComparer.Ordinal);
        var after = new LakeVersion
        {
            Version = version,
            Previous = before.Version > 0 ? before.Version : null,
            CreatedUtc = options.Clock.GetUtcNow().UtcDateTime,
            Operation = plan.Replaced.Count > 0 ? "replace" : "ingest",
            Sources = [.. kept, .. added],
            Files = [.. before.Files.Where(file => names.Contains(file.Source)), .. files],
        };
        cancellationToken.ThrowIfCancellationRequested();
        lake.Manifests.Commit(after);
        PointViewsAt(after);
        return Report(plan, ingested, after);
    }

    private void PointViewsAt(LakeVersion version)
    {
        try
        {
            new LakeViews(shop.Connection, lake).PointAt(version);
        }
        catch (Exception error) when (error is DuckDbException or SqlScriptException)
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

    private IngestReport Report(IngestPlan plan, IEnumerable<IngestedSource> ingested, LakeVersion version) =>
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
