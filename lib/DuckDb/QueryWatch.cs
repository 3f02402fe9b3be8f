using System.Collections.Concurrent;
using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>
/// Watches one execution from its start until it is disposed: interrupts it when it is cancelled or takes too long, and reports its progress.
/// After a stop was asked for, DuckDB is interrupted again and again, because a statement that only begins after the first interrupt forgets it.
/// </summary>
internal sealed class QueryWatch : IDisposable
{
    private const int RepeatMilliseconds = 10;
    private const int ProgressMilliseconds = 50;

    private static readonly ConcurrentDictionary<QueryWatch, bool> Running = new();

    private readonly Lock gate = new();
    private readonly ConnectionHandle connection;
    private readonly CancellationToken cancellationToken;
    private readonly CancellationTokenRegistration registration;
    private readonly IProgress<DuckDbProgress>? progress;
    private readonly int timeoutSeconds;
    private readonly Timer? timeout;
    private readonly Timer? progressTimer;
    private readonly bool holdsConnection;
    private Timer? repeater;
    private double reported = -1;
    private Exception? progressFailure;
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
        // Keeps the connection alive for the timers, should it be closed while the query runs.
        connection.DangerousAddRef(ref holdsConnection);
        this.cancellationToken = cancellationToken;
        this.progress = progress;
        this.timeoutSeconds = timeoutSeconds;
        Running[this] = true;
        if (timeoutSeconds > 0)
        {
            timeout = new Timer(
                _ => Stop(becauseOfTime: true),
                null,
                TimeSpan.FromSeconds(timeoutSeconds),
                Timeout.InfiniteTimeSpan
            );
        }

        if (progress is not null)
        {
            progressTimer = new Timer(_ => ReportProgress(), null, ProgressMilliseconds, ProgressMilliseconds);
        }

        registration = cancellationToken.UnsafeRegister(static state => ((QueryWatch)state!).Stop(), this);
    }

    /// <summary>True once anybody asked this execution to stop.</summary>
    internal bool StopRequested => repeater is not null;

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

    /// <summary>The exception that tells why an interrupted execution ended: its progress callback threw, its time limit, or a cancellation.</summary>
    internal Exception Stopped(DuckDbException error) =>
        progressFailure is not null
            ? new InvalidOperationException(
                "The query was stopped because its progress callback threw an exception.",
                progressFailure
            )
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
        }

        Running.TryRemove(this, out _);
        registration.Dispose();
        timeout?.Dispose();
        progressTimer?.Dispose();
        repeater?.Dispose();
        if (holdsConnection)
        {
            connection.DangerousRelease();
        }
    }

    private void Stop(bool becauseOfTime)
    {
        lock (gate)
        {
            if (ended || repeater is not null)
            {
                return;
            }

            timedOut = becauseOfTime;
            repeater = new Timer(_ => Interrupt(), null, RepeatMilliseconds, RepeatMilliseconds);
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

    private void ReportProgress()
    {
        DuckDbProgress state;
        lock (gate)
        {
            if (ended)
            {
                return;
            }

            var native = NativeMethods.QueryProgress(connection);
            if (native.Percentage < 0 || native.Percentage <= reported)
            {
                return;
            }

            reported = native.Percentage;
            state = new(native.Percentage / 100, native.RowsProcessed, native.RowsTotal);
        }

        try
        {
            progress!.Report(state);
        }
#pragma warning disable CA1031 // On the timer's thread any exception would end the process; the query's own thread throws it instead.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            progressFailure = exception;
            Stop();
        }
    }
}
