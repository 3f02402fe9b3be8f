using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>
/// Loads one CSV. Every line is read and judged here. A file of good lines only becomes Parquet in the same pass, or, where some session is no UUID, is copied
/// by the engine as it is; of any other the good lines are written again in one plain form and copied from there. The engine never sees a faulty line: DuckDB
/// 1.5.6 casts the fields such a line does not have, from memory that was never set, and may end the process.
/// </summary>
internal sealed class CsvLoader(LoadContext context)
{
    // Shares of a source's progress that are done after reading it, and after writing its good lines again.
    private const double Scanned = 0.1;
    private const double Rewritten = 0.4;

    private readonly DirectCopy direct = new(context);
    private readonly EngineCopy engine = new(context);

    /// <summary>Loads the CSV at <paramref name="path"/>; <paramref name="name"/> is the source's name in rejects and errors.</summary>
    internal LoadedSource Load(string path, CsvHeader header, string name)
    {
        using var rejects = new RejectWriter(context, name);
        string? events = context.NewPath(".parquet");
        var good = direct.Run(path, header, events);
        if (good is null)
        {
            good = new GoodLines(context).Scan(path, header, Scanned);
            events = good is null ? null : Copy(path, header, good);
        }

        bool isRewritten = events is null;
        var scan = isRewritten ? Rewrite(path, header, name, rejects, out events) : good!;

        return new LoadedSource
        {
            UnpackedBytes = scan.Bytes,
            Lines = scan.Lines,
            Accepted = scan.Accepted,
            Rejected = scan.Rejected,
            CutTimes = scan.CutTimes,
            RejectReasons = rejects.Reasons,
            ExtraColumns = [.. header.ExtraColumns],
            SessionType = scan.SessionType,
            ColumnTextBytes = [.. scan.ColumnBytes],
            ColumnTypes = [.. Enumerable.Repeat("VARCHAR", EventColumns.Count)],
            EventsPath = scan.Accepted > 0 ? events : null,
            RejectsPath = rejects.ToParquet(),
            WasRewritten = isRewritten,
        };
    }

    // Null when the engine does not read the file as it was read here; a rewritten file leaves it no choice.
    private string? Copy(string path, CsvHeader header, CsvScan scan)
    {
        string events = context.NewPath(".parquet");
        try
        {
            engine.Run(path, header, scan.SessionType, events, new EngineProgress(context.Progress, scan, Scanned));
            if (ParquetFile.Rows(context.Session, events) == scan.Accepted)
            {
                return events;
            }
        }
        catch (SqlScriptException error) when (!error.IsAboutTheMachine)
        {
            context.CancellationToken.ThrowIfCancellationRequested();
        }

        File.Delete(events);
        return null;
    }

    private CsvScan Rewrite(string path, CsvHeader header, string name, RejectWriter rejects, out string events)
    {
        string clean = context.NewPath(".csv");
        var scan = new CsvScan();
        using (var writer = new CleanCsvWriter(clean))
        using (var file = CsvFile.Open(path))
        {
            double size = Math.Max(1, file.Length);
            new CsvScanner(header, scan, rejects, writer).Run(
                file,
                bytes => context.Progress.Report(Scanned + ((Rewritten - Scanned) * bytes / size), scan.Lines),
                context.CancellationToken
            );
        }

        events = context.NewPath(".parquet");
        engine.RunClean(clean, scan.SessionType, events, new EngineProgress(context.Progress, scan, Rewritten));
        File.Delete(clean);
        long rows = ParquetFile.Rows(context.Session, events);
        return rows == scan.Accepted
            ? scan
            : throw new IngestException(
                $"{name}: {scan.Accepted} lines were accepted but the engine wrote {rows} rows."
            );
    }
}
