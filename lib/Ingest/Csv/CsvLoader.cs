using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>
/// Loads one CSV. The engine copies it to Parquet while every line is read and judged here; when both agree, line by line, on
/// what is good, that is the result. Where they do not, the good lines are written again in one plain form and copied from there.
/// </summary>
internal sealed class CsvLoader
{
    private static readonly SqlScript CopyRejects = SqlScript.Load(typeof(CsvLoader), "copy_rejects.sql");

    private readonly EngineCopy _engine;
    private readonly ScannedCopy _quick;
    private readonly LoadContext _context;

    internal CsvLoader(LoadContext context)
    {
        _context = context;
        _engine = new EngineCopy(context);
        _quick = new ScannedCopy(context, _engine);
    }

    /// <summary>Loads the CSV at <paramref name="path"/>; <paramref name="name"/> is the source's name in rejects and errors.</summary>
    internal LoadedSource Load(string path, CsvHeader header, string name)
    {
        CsvScan sample = Sample(path, header);
        string? events = null;
        string rejectLines = _context.NewPath(".rejects.csv");
        CsvScan scan = sample;
        if (!scan.NeedsRewriting)
        {
            scan = TryQuick(path, header, name, sample.SessionType, rejectLines, out events);
        }

        if (events is null && !scan.NeedsRewriting && scan.SessionType != sample.SessionType)
        {
            scan = TryQuick(path, header, name, scan.SessionType, rejectLines, out events);
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
            SessionType = scan.SessionType,
            ColumnTextBytes = [.. scan.ColumnBytes],
            ColumnTypes = [.. Enumerable.Repeat("VARCHAR", EventColumns.Count)],
            EventsPath = scan.Accepted > 0 ? events : null,
            RejectsPath = scan.Rejected > 0 ? CopyRejected(rejectLines, name) : null,
            WasRewritten = rewritten,
        };
    }

    private CsvScan TryQuick(
        string path,
        CsvHeader header,
        string name,
        SessionType session,
        string rejectLines,
        out string? events
    )
    {
        File.Delete(rejectLines);
        using var rejects = new RejectWriter(rejectLines, name, _context.Options.MaxRejected);
        return _quick.Run(path, header, session, rejects, out events);
    }

    private CsvScan Rewrite(string path, CsvHeader header, string name, string rejectLines, out string events)
    {
        string clean = _context.NewPath(".csv");
        var scan = new CsvScan();
        File.Delete(rejectLines);
        using (var rejects = new RejectWriter(rejectLines, name, _context.Options.MaxRejected))
        using (var writer = new CleanCsvWriter(clean))
        {
            long size = new FileInfo(path).Length;
            using FileStream file = CsvFile.Open(path);
            new CsvScanner(header, scan, rejects, writer).Run(
                file,
                bytes => _context.Progress.Report(0.5 * bytes / size, scan.Lines),
                _context.CancellationToken
            );
        }

        events = _context.NewPath(".parquet");
        _engine.RunClean(clean, scan.SessionType, events, new EngineProgress(_context.Progress, scan));
        File.Delete(clean);
        long rows = ParquetFile.Rows(_context.Connection, events);
        return rows == scan.Accepted
            ? scan
            : throw new IngestException(
                $"{name}: {scan.Accepted} lines were accepted but the engine wrote {rows} rows."
            );
    }

    private string CopyRejected(string rejectLines, string name)
    {
        string target = _context.NewPath(".rejects.parquet");
        CopyRejects.Execute(
            _context.Connection,
            new
            {
                source = rejectLines,
                source_file = name,
                target,
            },
            _context.CancellationToken
        );
        File.Delete(rejectLines);
        return target;
    }

    // The type of the sessions is nearly always told by the first lines.
    private static CsvScan Sample(string path, CsvHeader header)
    {
        var scan = new CsvScan();
        byte[] head = new byte[CsvHeader.MaxBytes];
        using FileStream file = CsvFile.Open(path);
        int read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        int end = head.AsSpan(0, read).LastIndexOf((byte)'\n') + 1;
        using var beginning = new MemoryStream(head, 0, Math.Max(end, Math.Min(header.ByteLength, read)));
        new CsvScanner(header, scan, IgnoredRejects.Instance).Run(beginning, _ => { }, CancellationToken.None);
        return scan;
    }

    private sealed class IgnoredRejects : IRejectSink
    {
        internal static readonly IgnoredRejects Instance = new();

        public void Add(in Reject reject) { }
    }
}
