using System.Collections.Concurrent;
using System.Diagnostics;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>
/// Watches one execution from its start until it is disposed: interrupts it when it is cancelled or takes too long, and reports its progress.
/// After a stop was asked for, DuckDB is interrupted again and again, because a statement that only begins after the first interrupt forgets it.
/// </summary>
internal sealed class QueryWatch : IDisposable
{
    private const int ProgressMilliseconds = 50;

    private static readonly ConcurrentDictionary<QueryWatch, bool> Running = new();

    private readonly object gate = new();
    private readonly ConnectionHandle connection;
    private readonly CancellationToken cancellationToken;
    private readonly CancellationTokenRegistration registration;
    private readonly IProgress<DuckDbProgress>? progress;
    private readonly int timeoutSeconds;
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly bool holdsConnection;
    private double reported = -1;
    private volatile Exception? progressFailure;
    private volatile bool stopRequested;
    private bool timedOut;
    private bool ended;

    internal QueryWatch(
        ConnectionHandle connection,
        int timeoutSeconds = 0,
        IProgress<DuckDbProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        this.connection = connection;
        // Keeps the connection alive for the threads that watch, should it be closed while the query runs.
        connection.DangerousAddRef(ref holdsConnection);
        this.cancellationToken = cancellationToken;
        this.progress = progress;
        this.timeoutSeconds = timeoutSeconds;
        Running[this] = true;
        if (timeoutSeconds > 0)
        {
            QueryClock.Add(this);
        }

        if (progress is not null)
        {
            new Thread(WatchProgress) { IsBackground = true, Name = "DuckDB query progress" }.Start();
        }

        registration = cancellationToken.UnsafeRegister(static state => ((QueryWatch)state!).Stop(), this);
    }

    /// <summary>True once anybody asked this execution to stop.</summary>
    internal bool StopRequested => stopRequested;

    /// <summary>Asks every execution of the process to stop.</summary>
    internal static void StopAll()
    {
        foreach (var watch in Running.Keys)
        {
            watch.Stop();
        }
    }

    /// <summary>Asks this execution to stop; it ends with an exception soon after.</summary>
    internal void Stop() => Stop(becauseOfTime: false);

    /// <summary>Tells that the next statement begins, whose progress starts at 0 again.</summary>
    internal void BeginStatement()
    {
        ThrowIfStopped();
        lock (gate)
        {
            reported = -1;
        }
    }

    /// <summary>Throws if a stop was asked for; appends call it between chunks, where DuckDB itself does not look.</summary>
    internal void ThrowIfStopped()
    {
        if (StopRequested)
        {
            throw Stopped(new DuckDbException("INTERRUPT Error: Interrupted!", DuckDbErrorType.Interrupt));
        }
    }

    /// <summary>Throws if the progress callback threw, also when the query was done before it could be stopped.</summary>
    internal void ThrowIfProgressFailed()
    {
        if (progressFailure is not null)
        {
            throw ProgressFailed(progressFailure);
        }
    }

    /// <summary>The exception that tells why an interrupted execution ended: its progress callback threw, its time limit, or a cancellation.</summary>
    internal Exception Stopped(DuckDbException error) =>
        progressFailure is not null ? ProgressFailed(progressFailure)
        : timedOut
            ? new DuckDbException(
                $"The command ran longer than its CommandTimeout of {timeoutSeconds} s and was interrupted.",
                DuckDbErrorType.Interrupt,
                new TimeoutException(error.Message, error)
            )
        : new OperationCanceledException("The query was cancelled.", error, cancellationToken);

    /// <summary>Ends the watch; no interrupt is sent after this returns.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (ended)
            {
                return;
            }

            ended = true;
            Monitor.PulseAll(gate);
        }

        QueryClock.Remove(this);
        Running.TryRemove(this, out _);
        registration.Dispose();
        if (holdsConnection)
        {
            connection.DangerousRelease();
        }
    }

    /// <summary>Called by the clock: interrupts when the time is over or a stop was asked for.</summary>
    internal void Tick()
    {
        if (!stopRequested && timeoutSeconds > 0 && clock.Elapsed.TotalSeconds >= timeoutSeconds)
        {
            Stop(becauseOfTime: true);
        }
        else if (stopRequested)
        {
            Interrupt();
        }
    }

    private static InvalidOperationException ProgressFailed(Exception failure) =>
        new("The query was stopped because its progress callback threw an exception.", failure);

    private void Stop(bool becauseOfTime)
    {
        lock (gate)
        {
            if (ended || stopRequested)
            {
                return;
            }

            timedOut = becauseOfTime;
            stopRequested = true;
            QueryClock.Add(this);
        }

        Interrupt();
    }

    private void Interrupt()
    {
        lock (gate)
        {
            if (!ended)
            {
                NativeMethods.Interrupt(connection);
            }
        }
    }

    // A thread for each command that asked for progress, so that a slow callback delays nothing else.
    private void WatchProgress()
    {
        while (NextProgress() is { } state && Report(state)) { }
    }

    // Null when the execution has ended.
    private DuckDbProgress? NextProgress()
    {
        lock (gate)
        {
            while (true)
            {
                Monitor.Wait(gate, ProgressMilliseconds);
                if (ended)
                {
                    return null;
                }

                var native = NativeMethods.QueryProgress(connection);
                if (native.Percentage >= 0 && native.Percentage > reported)
                {
                    reported = native.Percentage;
                    return new(native.Percentage / 100, native.RowsProcessed, native.RowsTotal);
                }
            }
        }
    }

    private bool Report(DuckDbProgress state)
    {
        try
        {
            progress!.Report(state);
            return true;
        }
#pragma warning disable CA1031 // On this thread any exception would end the process; the query's own thread throws it instead.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            progressFailure = exception;
            Stop();
            return false;
        }
    }
}
