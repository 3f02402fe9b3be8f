using EcommerceNotebooks.Ingest.Columnar;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>
/// Loads one CSV in one pass over its bytes: several threads judge stretches of it, each writes the good lines as one row group and keeps the others as rejects. Where a stretch begins depends on the
/// file alone, so what is written does not depend on the number of threads. The engine never sees a line: DuckDB 1.5.6 casts fields that a faulty line does not have, and may end the process.
/// </summary>
internal sealed class CsvLoader(LoadContext context)
{
    // Fewer bytes are not worth a thread.
    private const long LeastBytesPerThread = 1 << 20;

    /// <summary>Loads the CSV at <paramref name="path"/>; <paramref name="name"/> is the source's name in rejects and errors.</summary>
    internal LoadedSource Load(string path, CsvHeader header, string name) =>
        Load(path, header, name, SessionType.Uuid)
        // Sessions are taken for UUIDs until one is another text.
        ?? Load(path, header, name, SessionType.Varchar)!;

    // Null where a session does not have the type.
    private LoadedSource? Load(string path, CsvHeader header, string name, SessionType session)
    {
        using var rejects = new RejectWriter(context, name);
        string events = context.NewPath(".parquet");
        CsvScan? scan;
        using (var writer = new EventFileWriter(events, session))
        {
            scan = Scan(path, header, session, writer, rejects);
            if (scan?.Accepted > 0)
            {
                writer.Complete();
            }
        }

        if (scan is null or { Accepted: 0 })
        {
            File.Delete(events);
        }

        return scan is null
            ? null
            : new LoadedSource
            {
                UnpackedBytes = scan.Bytes,
                Lines = scan.Lines,
                Accepted = scan.Accepted,
                Rejected = scan.Rejected,
                CutTimes = scan.CutTimes,
                RejectReasons = rejects.Reasons,
                ExtraColumns = [.. header.ExtraColumns],
                SessionType = session,
                ColumnTextBytes = [.. scan.ColumnBytes],
                ColumnTypes = [.. Enumerable.Repeat("VARCHAR", EventColumns.Count)],
                EventsPath = scan.Accepted > 0 ? events : null,
                RejectsPath = rejects.ToParquet(),
            };
    }

    private CsvScan? Scan(
        string path,
        CsvHeader header,
        SessionType session,
        EventFileWriter writer,
        RejectWriter rejects
    )
    {
        using var file = File.OpenHandle(path);
        long size = RandomAccess.GetLength(file);
        var cutter = new LineCutter(
            file,
            header,
            Math.Min(header.ByteLength, size),
            size,
            context.Options.RowGroupSize
        );
        var stretches = new OrderedStretches(writer, rejects, size, context.Progress);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        int threads = (int)Math.Clamp(size / LeastBytesPerThread, 1, EngineThreads.Of(context.Session));
        Task[] tasks =
        [
            .. Enumerable
                .Range(0, threads)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () => Work(path, header, session, cutter, stretches, stop),
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default
                    )
                ),
        ];
        Task.WhenAny(Task.WhenAll(tasks)).Wait(CancellationToken.None);
        context.CancellationToken.ThrowIfCancellationRequested();
        foreach (var task in tasks)
        {
            task.GetAwaiter().GetResult();
        }

        return stop.IsCancellationRequested ? null : stretches.Whole;
    }

    private void Work(
        string path,
        CsvHeader header,
        SessionType session,
        LineCutter cutter,
        OrderedStretches stretches,
        CancellationTokenSource stop
    )
    {
        bool isDone = false;
        try
        {
            using var writer = new RowGroupWriter(context.Options.CompressionLevel, session);
            using var rows = new LineRows(header, session, writer);
            using var stream = CsvFile.Open(path);
            while (stretches.WaitForRoom(stop.Token) && cutter.Next() is { } part)
            {
                var scan = new CsvScan { SessionsAreUuids = session == SessionType.Uuid, IsFirst = part.Number == 0 };
                var rejects = new List<Reject>();
                (long bytesBefore, long linesBefore) = (0, 0);
                new CsvScanner(header, scan, rejects, rows).Run(
                    stream,
                    part.From,
                    part.To,
                    bytes =>
                    {
                        stretches.Advance(bytes - bytesBefore, scan.Lines - linesBefore);
                        (bytesBefore, linesBefore) = (bytes, scan.Lines);
                        if (scan.SessionType != session)
                        {
                            stop.Cancel();
                        }
                    },
                    stop.Token
                );
                stretches.Add(part.Number, new Stretch(scan.Accepted > 0 ? writer.Finish() : null, scan, rejects));
            }

            isDone = true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // A session of another type was met, or the caller has cancelled, which is looked at when all have ended.
            isDone = true;
        }
        finally
        {
            if (!isDone)
            {
                stop.Cancel();
            }
        }
    }
}
