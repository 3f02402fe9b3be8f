using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>
/// Loads one CSV. The engine copies it to Parquet while every line is read and judged here; when both agree, line by line, on
/// what is good, that is the result. Where they do not, the good lines are written again in one plain form and copied from there.
/// </summary>
internal sealed class CsvLoader(LoadContext context)
{
    private static readonly SqlScript CopyRejects = SqlScript.Load(typeof(CsvLoader), "copy_rejects.sql");

    private readonly EngineCopy _engine = new(context);

    /// <summary>Loads the CSV at <paramref name="path"/>; <paramref name="name"/> is the source's name in rejects and errors.</summary>
    internal LoadedSource Load(string path, CsvHeader header, string name)
    {
        CsvScan sample = Sample(path, header);
        string? events = null;
        string rejectLines = context.NewPath(".rejects.csv");
        CsvScan scan = sample;
        if (!scan.NeedsRewriting)
        {
            scan = TryFast(path, header, name, TypeOf(sample), rejectLines, out events);
        }

        if (events is null && !scan.NeedsRewriting && TypeOf(scan) != TypeOf(sample))
        {
            scan = TryFast(path, header, name, TypeOf(scan), rejectLines, out events);
        }

        bool rewritten = events is null;
        if (events is null)
        {
            scan = Rewrite(path, header, name, rejectLines, out events);
        }

        return new LoadedSource
        {
            UnpackedBytes = scan.Bytes,
            Lines = scan.Lines,
            Accepted = scan.Accepted,
            Rejected = scan.Rejected,
            RejectedByKind = scan.RejectedByKind,
            ExtraColumns = [.. header.ExtraColumns],
            SessionType = TypeOf(scan),
            ColumnTextBytes = [.. scan.ColumnBytes],
            ColumnTypes = [.. Enumerable.Repeat("VARCHAR", EventColumns.Count)],
            EventsPath = scan.Accepted > 0 ? events : null,
            RejectsPath = scan.Rejected > 0 ? CopyRejected(rejectLines, name) : null,
            WasRewritten = rewritten,
        };
    }

    private CsvScan TryFast(
        string path,
        CsvHeader header,
        string name,
        SessionType session,
        string rejectLines,
        out string? events
    )
    {
        string target = context.NewPath(".parquet");
        File.Delete(rejectLines);
        using var rejects = new RejectWriter(rejectLines, name, context.Options.MaxRejected);
        var scan = new CsvScan { SessionsAreUuids = session == SessionType.Uuid };
        using var stopCopy = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        using var stopScan = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);

        // The copy is of no use once a line was seen that the engine may read in another way, or a session that is no UUID.
        bool IsUseless() => scan.NeedsRewriting || TypeOf(scan) != session;
        Task scanning = Task.Run(
            () =>
            {
                try
                {
                    Scan(
                        path,
                        header,
                        scan,
                        rejects,
                        null,
                        _ =>
                        {
                            if (IsUseless())
                            {
                                stopCopy.Cancel();
                            }
                        },
                        stopScan.Token
                    );
                }
                catch
                {
                    stopCopy.Cancel();
                    throw;
                }
            },
            CancellationToken.None
        );
        DuckDbException? failure = null;
        try
        {
            var progress = new EngineProgress(context.Progress, scan);
            _engine.Run(path, header, session, target, progress, stopCopy.Token);
        }
        catch (OperationCanceledException)
            when (stopCopy.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            // Stopped by the scan: what it found is looked at below.
        }
        catch (DuckDbException error)
        {
            failure = error;
        }

        scanning.GetAwaiter().GetResult();
        context.CancellationToken.ThrowIfCancellationRequested();
        if (failure is { ErrorType: DuckDbErrorType.IO or DuckDbErrorType.OutOfMemory or DuckDbErrorType.Permission })
        {
            throw failure;
        }

        events = failure is null && !IsUseless() && Agree(scan, target) ? target : null;
        if (events is null)
        {
            _engine.ForgetSkippedLines();
            File.Delete(target);
        }

        return scan;
    }

    private bool Agree(CsvScan scan, string target) =>
        _engine.SkippedLines().SequenceEqual(scan.RejectedLines)
        && ParquetFile.Rows(context.Connection, target) == scan.Accepted;

    private CsvScan Rewrite(string path, CsvHeader header, string name, string rejectLines, out string events)
    {
        string clean = context.NewPath(".csv");
        var scan = new CsvScan();
        File.Delete(rejectLines);
        using (var rejects = new RejectWriter(rejectLines, name, context.Options.MaxRejected))
        using (var writer = new CleanCsvWriter(clean))
        {
            long size = new FileInfo(path).Length;
            Scan(
                path,
                header,
                scan,
                rejects,
                writer,
                bytes => context.Progress.Report(0.5 * bytes / size, scan.Lines),
                context.CancellationToken
            );
        }

        events = context.NewPath(".parquet");
        _engine.RunClean(clean, TypeOf(scan), events, new EngineProgress(context.Progress, scan));
        File.Delete(clean);
        long rows = ParquetFile.Rows(context.Connection, events);
        return rows == scan.Accepted
            ? scan
            : throw new IngestException(
                $"{name}: {scan.Accepted} lines were accepted but the engine wrote {rows} rows."
            );
    }

    private string CopyRejected(string rejectLines, string name)
    {
        string target = context.NewPath(".rejects.parquet");
        CopyRejects.Execute(
            context.Connection,
            new
            {
                source = rejectLines,
                source_file = name,
                target,
            },
            context.CancellationToken
        );
        File.Delete(rejectLines);
        return target;
    }

    private static SessionType TypeOf(CsvScan scan) => scan.SessionsAreUuids ? SessionType.Uuid : SessionType.Varchar;

    // The type of the sessions is nearly always told by the first lines.
    private static CsvScan Sample(string path, CsvHeader header)
    {
        var scan = new CsvScan();
        byte[] head = new byte[CsvHeader.MaxBytes];
        using FileStream file = Open(path);
        int read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        int end = head.AsSpan(0, read).LastIndexOf((byte)'\n') + 1;
        using var beginning = new MemoryStream(head, 0, Math.Max(end, Math.Min(header.ByteLength, read)));
        new CsvScanner(header, scan, IgnoredRejects.Instance).Run(beginning, _ => { }, CancellationToken.None);
        return scan;
    }

    private static void Scan(
        string path,
        CsvHeader header,
        CsvScan scan,
        RejectWriter rejects,
        CleanCsvWriter? clean,
        Action<long> advance,
        CancellationToken cancellation
    )
    {
        using FileStream file = Open(path);
        new CsvScanner(header, scan, rejects, clean).Run(file, advance, cancellation);
    }

    private static FileStream Open(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);

    private sealed class IgnoredRejects : IRejectSink
    {
        internal static readonly IgnoredRejects Instance = new();

        public void Add(in Reject reject) { }
    }

    private sealed class EngineProgress(ProgressMeter meter, CsvScan scan) : IProgress<DuckDbProgress>
    {
        public void Report(DuckDbProgress value) => meter.Report(value.Fraction, (long)(value.Fraction * scan.Lines));
    }
}
