using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.Appending;

/// <summary>
/// Appends rows to a table much faster than INSERT, from rows or from whole columns. All rows count or none: without an open transaction the appender
/// opens its own, which <see cref="Complete"/> commits and disposing without it rolls back. Inside an open transaction, that one decides; an appender
/// disposed without <see cref="Complete"/> may have written a part there. An appender that failed takes no more rows.
/// </summary>
public sealed unsafe class DuckDbAppender : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly AppenderHandle handle;
    private readonly DataChunkHandle chunk;
    private readonly VectorWriter[] writers;
    private readonly DuckDbTransaction? ownTransaction;
    private readonly QueryWatch watch;
    private readonly int capacity;
    private int rows;
    private bool ended;

    private DuckDbAppender(
        DuckDbConnection connection,
        AppenderHandle handle,
        DuckDbTransaction? ownTransaction,
        QueryWatch watch
    )
    {
        this.connection = connection;
        this.handle = handle;
        this.ownTransaction = ownTransaction;
        this.watch = watch;
        capacity = (int)NativeMethods.VectorSize();
        var types = Enumerable
            .Range(0, (int)NativeMethods.AppenderColumnCount(handle))
            .Select(i => new LogicalTypeHandle(NativeMethods.AppenderColumnType(handle, (ulong)i)))
            .ToArray();
        try
        {
            writers = Array.ConvertAll(types, type => VectorWriters.For(DuckDbType.From(type)));
            chunk = NewChunk(types);
        }
        finally
        {
            Array.ForEach(types, type => type.Dispose());
        }

        AttachWriters();
        connection.Register(this);
    }

    /// <summary>The types of the table's columns, in order.</summary>
    public IReadOnlyList<DuckDbType> ColumnTypes => Array.ConvertAll(writers, writer => writer.Type);

    /// <summary>Rows taken so far.</summary>
    public long RowCount { get; private set; }

    /// <summary>Opens an appender; use <see cref="DuckDbConnection.CreateAppender"/>.</summary>
    internal static DuckDbAppender Open(
        DuckDbConnection connection,
        string table,
        string? schema,
        CancellationToken cancellationToken
    )
    {
        connection.RefuseOpenStream();
        var transaction = connection.Transaction is null ? connection.BeginTransaction() : null;
        AppenderHandle? handle = null;
        QueryWatch? watch = null;
        try
        {
            watch = new QueryWatch(connection.Handle, cancellationToken: cancellationToken);
            nint native = 0;
            var state = NativeMethods.AppenderCreate(connection.Handle, null, schema, table, &native);
            handle = new AppenderHandle(native);
            return state == NativeState.Success
                ? new DuckDbAppender(connection, handle, transaction, watch)
                : throw AppenderError.Of(handle);
        }
        catch
        {
            handle?.Dispose();
            watch?.Dispose();
            transaction?.Dispose();
            throw;
        }
    }

    /// <summary>Appends one row: one value per column, null for NULL.</summary>
    /// <exception cref="ArgumentException">There are more or fewer values than columns.</exception>
    /// <exception cref="InvalidCastException">A column does not take a value of that .NET type.</exception>
    /// <exception cref="OverflowException">A number does not fit its column.</exception>
    public void AppendRow(params ReadOnlySpan<object?> values)
    {
        Demand(values.Length);
        try
        {
            for (var i = 0; i < writers.Length; i++)
            {
                writers[i].WriteObject(rows, values[i]);
            }
        }
        catch
        {
            Dispose();
            throw;
        }

        rows++;
        RowCount++;
        if (rows == capacity)
        {
            Send();
        }
    }

    /// <summary>Appends many rows, given as one array per column, all of the same length.</summary>
    /// <exception cref="ArgumentException">The number of columns or their lengths do not fit.</exception>
    /// <exception cref="OperationCanceledException">The appender was cancelled; the check is made before each chunk of up to 2,048 rows.</exception>
    public void AppendColumns(params ReadOnlySpan<ColumnValues> columns)
    {
        Demand(columns.Length);
        var count = columns[0].Count;
        foreach (var column in columns)
        {
            if (column.Count != count)
            {
                throw new ArgumentException(
                    $"The columns have {count} and {column.Count} rows; all must have the same number."
                );
            }
        }

        Send();
        for (var start = 0; start < count; start += capacity)
        {
            rows = Math.Min(capacity, count - start);
            WriteColumns(columns, start);
            RowCount += rows;
            Send();
        }
    }

    /// <summary>Writes all rows and commits them, unless a transaction of the caller decides that.</summary>
    /// <exception cref="DuckDbException">A constraint was violated; nothing was appended, or the caller's transaction must be rolled back.</exception>
    public void Complete()
    {
        Demand(writers.Length);
        Send();
        if (NativeMethods.AppenderFlush(handle) != NativeState.Success)
        {
            throw Failed(AppenderError.Of(handle));
        }

        ended = true;
        Release();
        ownTransaction?.Commit();
    }

    /// <summary>Ends the appender; without <see cref="Complete"/> its rows are given up.</summary>
    public void Dispose()
    {
        if (!ended)
        {
            ended = true;
            NativeMethods.AppenderClear(handle);
            Release();
        }

        ownTransaction?.Dispose();
    }

    private static DataChunkHandle NewChunk(LogicalTypeHandle[] types)
    {
        var natives = Array.ConvertAll(types, type => type.DangerousGetHandle());
        fixed (nint* start = natives)
        {
            return new(NativeMethods.CreateDataChunk(start, (ulong)natives.Length));
        }
    }

    private void AttachWriters()
    {
        for (var i = 0; i < writers.Length; i++)
        {
            writers[i].Attach(NativeMethods.DataChunkGetVector(chunk, (ulong)i));
        }
    }

    private void WriteColumns(ReadOnlySpan<ColumnValues> columns, int start)
    {
        try
        {
            for (var i = 0; i < writers.Length; i++)
            {
                columns[i].Write(writers[i], start, rows);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private void Demand(int columns)
    {
        if (ended)
        {
            throw new InvalidOperationException("The appender has ended.");
        }

        if (columns != writers.Length)
        {
            throw new ArgumentException(
                $"{columns} values or columns were given, but the table has {writers.Length} columns."
            );
        }
    }

    private void Send()
    {
        if (watch.StopRequested)
        {
            Dispose();
            watch.ThrowIfStopped();
        }

        if (rows == 0)
        {
            return;
        }

        NativeMethods.DataChunkSetSize(chunk, (ulong)rows);
        if (NativeMethods.AppendDataChunk(handle, chunk) != NativeState.Success)
        {
            throw Failed(AppenderError.Of(handle));
        }

        NativeMethods.DataChunkReset(chunk);
        AttachWriters();
        rows = 0;
    }

    private Exception Failed(DuckDbException error)
    {
        Dispose();
        return watch.StopRequested && error.ErrorType == DuckDbErrorType.Interrupt ? watch.Stopped(error) : error;
    }

    private void Release()
    {
        watch.Dispose();
        chunk.Dispose();
        handle.Dispose();
        connection.Forget(this);
    }
}
