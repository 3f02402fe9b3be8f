using System.Collections.Concurrent;
using DuckDB.NET.Data;
using EcommerceNotebooks.Warehouse;

[assembly: InterruptHook(typeof(EngineCall), nameof(EngineCall.InterruptAll))]

namespace EcommerceNotebooks.Warehouse;

/// <summary>
/// One call of the engine that can be stopped: by its token, or by the interrupt of a notebook's cell. DuckDB forgets an interrupt that comes before a statement begins, so it is interrupted again
/// and again until the call has ended.
/// </summary>
internal sealed class EngineCall
{
    private const int InterruptMilliseconds = 10;
    private const int ProgressMilliseconds = 50;
    private static readonly ConcurrentDictionary<EngineCall, bool> Running = new();
    private static readonly ConcurrentDictionary<DuckDBConnection, bool> Known = new();

    private readonly object gate = new();
    private readonly DuckDBConnection connection;
    private bool stopping;
    private bool ended;

    private EngineCall(DuckDBConnection connection) => this.connection = connection;

    /// <summary>Runs statements on a connection.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the cell was interrupted.</exception>
    internal static T Run<T>(DuckDBConnection connection, Func<T> statements, CancellationToken cancellationToken) =>
        Run(connection, _ => statements(), cancellationToken);

    /// <summary>Runs statements that ask, between each other, whether they are to go on.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled, or the cell was interrupted.</exception>
    internal static T Run<T>(
        DuckDBConnection connection,
        Func<EngineCall, T> statements,
        CancellationToken cancellationToken
    )
    {
        var call = Begin(connection, cancellationToken, out var registration);
        try
        {
            return statements(call);
        }
        catch (Exception error) when (call.WasStoppedBy(error))
        {
            throw new OperationCanceledException("The query was cancelled.", error, cancellationToken);
        }
        finally
        {
            call.End();
            registration.Dispose();
        }
    }

    /// <summary>Begins a call that ends with <see cref="End"/>.</summary>
    internal static EngineCall Begin(
        DuckDBConnection connection,
        CancellationToken cancellationToken,
        out CancellationTokenRegistration registration
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var call = new EngineCall(connection);
        Running[call] = true;
        registration = cancellationToken.UnsafeRegister(static state => ((EngineCall)state!).Stop(), call);
        return call;
    }

    /// <summary>Interrupts whatever runs in this process: every call, and statements that a user runs on a connection that is known here.</summary>
    public static void InterruptAll()
    {
        foreach (var call in Running.Keys)
        {
            call.Stop();
        }

        foreach (var connection in Known.Keys)
        {
            Interrupt(connection);
        }
    }

    /// <summary>Has the statements of a user's own connection interrupted with a cell, until <see cref="Forget"/>.</summary>
    internal static void Know(DuckDBConnection connection) => Known[connection] = true;

    internal static void Forget(DuckDBConnection connection) => Known.TryRemove(connection, out _);

    /// <summary>Whether anybody asked the call to stop.</summary>
    internal bool IsStopping => Volatile.Read(ref stopping);

    /// <summary>Throws if the call was asked to stop.</summary>
    internal void ThrowIfStopped()
    {
        if (IsStopping)
        {
            throw new OperationCanceledException();
        }
    }

    /// <summary>Whether an error is what the engine says when it was asked to stop.</summary>
    internal bool WasStoppedBy(Exception error) =>
        IsStopping
        && (
            error is OperationCanceledException or DuckDBException { InnerException: OperationCanceledException }
            || (error is DuckDBException refused && refused.IsInterrupt())
        );

    /// <summary>Tells now and then, on a thread of its own, which share of the running statement is done.</summary>
    internal void Report(IProgress<double> progress) =>
        new Thread(() =>
        {
            double last = -1;
            while (Wait(ProgressMilliseconds))
            {
                double done = connection.GetQueryProgress().Percentage / 100;
                if (done > last)
                {
                    last = done;
                    progress.Report(done);
                }
            }
        })
        {
            IsBackground = true,
            Name = "DuckDB progress",
        }.Start();

    /// <summary>Ends the call; no interrupt is sent after this returns.</summary>
    internal void End()
    {
        Running.TryRemove(this, out _);
        lock (gate)
        {
            ended = true;
            Monitor.PulseAll(gate);
        }
    }

    private void Stop()
    {
        lock (gate)
        {
            if (ended || stopping)
            {
                return;
            }

            stopping = true;
        }

        new Thread(() =>
        {
            do
            {
                lock (gate)
                {
                    if (!ended)
                    {
                        Interrupt(connection);
                    }
                }
            } while (Wait(InterruptMilliseconds));
        })
        {
            IsBackground = true,
            Name = "DuckDB interrupt",
        }.Start();
    }

    // False once the call has ended.
    private bool Wait(int milliseconds)
    {
        lock (gate)
        {
            return !ended && (!Monitor.Wait(gate, milliseconds) || !ended);
        }
    }

    private static void Interrupt(DuckDBConnection connection)
    {
        try
        {
            connection.NativeConnection.Interrupt();
        }
        catch (Exception error) when (error is InvalidOperationException or ObjectDisposedException)
        {
            // It was closed in the meantime, so nothing runs on it.
        }
    }
}

/// <summary>Names a public static method without parameters that a notebook kernel calls to break native calls; kernels find the attribute by its simple name.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
internal sealed class InterruptHookAttribute(Type hookType, string methodName) : Attribute
{
    /// <summary>The class of the method.</summary>
    public Type HookType { get; } = hookType;

    /// <summary>The method's name.</summary>
    public string MethodName { get; } = methodName;
}
