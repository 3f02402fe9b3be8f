using EcommerceNotebooks.DuckDb;

namespace EcommerceNotebooks.Ingest.Csv;

/// <summary>The quick way: the engine copies the file while a thread of its own reads and judges every line; the result counts when both agree.</summary>
internal sealed class ScannedCopy(LoadContext context, EngineCopy engine)
{
    /// <summary>Copies a file; gives what the scan found, and the Parquet file or null where engine and scan do not agree line by line.</summary>
    internal CsvScan Run(string path, CsvHeader header, SessionType session, RejectWriter rejects, out string? events)
    {
        string target = context.NewPath(".parquet");
        var scan = new CsvScan { SessionsAreUuids = session == SessionType.Uuid };
        bool isCopied = Copy(path, header, session, rejects, scan, target);
        context.CancellationToken.ThrowIfCancellationRequested();
        events = isCopied && !IsUseless(scan, session) && Agree(scan, target) ? target : null;
        if (events is null)
        {
            engine.ForgetSkippedLines();
            File.Delete(target);
        }

        return scan;
    }

    private bool Copy(
        string path,
        CsvHeader header,
        SessionType session,
        RejectWriter rejects,
        CsvScan scan,
        string target
    )
    {
        using var stopCopy = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        using var stopScan = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken);
        Task scanning = Task.Run(
            () => Scan(path, header, session, rejects, scan, stopCopy, stopScan.Token),
            CancellationToken.None
        );
        bool isDone = false;
        bool isCopied = false;
        try
        {
            engine.Run(path, header, session, target, new EngineProgress(context.Progress, scan), stopCopy.Token);
            isDone = isCopied = true;
        }
        catch (OperationCanceledException)
            when (stopCopy.IsCancellationRequested && !context.CancellationToken.IsCancellationRequested)
        {
            // The scan stopped the copy; what it found decides how to go on.
            isDone = true;
        }
        catch (DuckDbException error) when (!IsWantOfRoom(error))
        {
            // The engine cannot read this file, which a rewritten one will show not to matter.
            isDone = true;
        }
        finally
        {
            if (!isDone)
            {
                stopScan.Cancel();
            }

            Task.WhenAny(scanning).Wait(CancellationToken.None);
        }

        scanning.GetAwaiter().GetResult();
        return isCopied;
    }

    private static void Scan(
        string path,
        CsvHeader header,
        SessionType session,
        RejectWriter rejects,
        CsvScan scan,
        CancellationTokenSource stopCopy,
        CancellationToken cancellation
    )
    {
        bool isDone = false;
        try
        {
            using FileStream file = CsvFile.Open(path);
            new CsvScanner(header, scan, rejects).Run(file, _ => StopIfUseless(), cancellation);
            isDone = true;
        }
        finally
        {
            if (!isDone)
            {
                stopCopy.Cancel();
            }
        }

        void StopIfUseless()
        {
            if (IsUseless(scan, session))
            {
                stopCopy.Cancel();
            }
        }
    }

    // The copy is of no use once a line was seen that the engine may read in another way, or a session that is no UUID.
    private static bool IsUseless(CsvScan scan, SessionType session) =>
        scan.NeedsRewriting || scan.SessionType != session;

    private static bool IsWantOfRoom(DuckDbException error) =>
        error.ErrorType is DuckDbErrorType.IO or DuckDbErrorType.OutOfMemory or DuckDbErrorType.Permission;

    private bool Agree(CsvScan scan, string target) =>
        engine.SkippedLines().SequenceEqual(scan.RejectedLines)
        && ParquetFile.Rows(context.Connection, target) == scan.Accepted;
}
