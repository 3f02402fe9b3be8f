using EcommerceNotebooks.Ingest.Columnar;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>
/// Loads a CSV of good lines in one pass over its bytes: several threads judge stretches of it and write each as one row group. Where a stretch begins depends
/// on the file alone, so its bytes do not depend on the number of threads.
/// </summary>
internal sealed class DirectCopy(LoadContext context)
{
    // Fewer bytes are not worth a thread.
    private const long LeastBytesPerThread = 1 << 20;

    private static readonly SqlScript EngineThreads = SqlScript.Load(typeof(DirectCopy), "engine_threads.sql");

    /// <summary>
    /// Writes the target and tells what the file holds, or gives null, and leaves no target, as soon as a line is faulty, can be read in more than one way, or
    /// has a session that is no UUID.
    /// </summary>
    internal CsvScan? Run(string path, CsvHeader header, string target)
    {
        if (!ZstdCompressor.IsAvailable)
        {
            return null;
        }

        using var file = File.OpenHandle(path);
        long size = RandomAccess.GetLength(file);
        var cutter = new LineCutter(file, Math.Min(header.ByteLength, size), size, context.Options.RowGroupSize);
        CsvScan? whole;
        using (var writer = new EventFileWriter(target))
        {
            int threads = (int)
                Math.Clamp(size / LeastBytesPerThread, 1, EngineThreads.QuerySingle<int>(context.Session));
            whole = Run(path, header, cutter, new OrderedGroups(writer, size, context.Progress), threads);
            if (whole is not null)
            {
                writer.Complete();
            }
        }

        if (whole is null)
        {
            File.Delete(target);
        }

        return whole;
    }

    private CsvScan? Run(string path, CsvHeader header, LineCutter cutter, OrderedGroups groups, int threads)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        Task[] tasks =
        [
            .. Enumerable
                .Range(0, threads)
                .Select(_ =>
                    Task.Factory.StartNew(
                        () => Work(path, header, cutter, groups, stop),
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

        return !stop.IsCancellationRequested && groups.Whole is { Accepted: > 0 } whole && IsPlain(whole)
            ? whole
            : null;
    }

    private void Work(
        string path,
        CsvHeader header,
        LineCutter cutter,
        OrderedGroups groups,
        CancellationTokenSource stop
    )
    {
        bool isDone = false;
        try
        {
            using var writer = new RowGroupWriter(context.Options.CompressionLevel);
            using var rows = new LineRows(header, writer);
            using var stream = CsvFile.Open(path);
            while (groups.WaitForRoom(stop.Token) && cutter.Next() is { } part)
            {
                var scan = new CsvScan();
                (long bytesBefore, long linesBefore) = (0, 0);
                new CsvScanner(header, scan, IgnoredRejects.Instance, rows: rows).Run(
                    stream,
                    part.From,
                    part.To,
                    bytes =>
                    {
                        groups.Advance(bytes - bytesBefore, scan.Lines - linesBefore);
                        (bytesBefore, linesBefore) = (bytes, scan.Lines);
                        if (!IsPlain(scan))
                        {
                            stop.Cancel();
                        }
                    },
                    stop.Token
                );
                if (IsPlain(scan))
                {
                    groups.Add(part.Number, writer.Finish(), scan);
                }
            }

            isDone = true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Another thread, or this one, has met a line that ends this way of loading; or the caller has cancelled, which is looked at when all have ended.
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

    private static bool IsPlain(CsvScan scan) =>
        scan.Rejected == 0 && scan.SessionsAreUuids && !scan.CanBeReadOtherwise;
}
