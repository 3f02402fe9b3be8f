using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>The results of a command's statements, and the watch that can still interrupt a streaming one.</summary>
internal sealed unsafe class CommandExecution : IDisposable
{
    private readonly DuckDbConnection connection;
    private readonly QueryWatch watch;
    private readonly List<StatementResult> results = [];

    private CommandExecution(DuckDbConnection connection, QueryWatch watch)
    {
        this.connection = connection;
        this.watch = watch;
    }

    /// <summary>The results with rows, in order.</summary>
    internal IReadOnlyList<StatementResult> Results => results;

    /// <summary>Rows changed by all statements together, -1 when none changes rows.</summary>
    internal long RecordsAffected { get; private set; } = -1;

    /// <summary>True once the results are released, by their reader or by closing the connection; their memory must not be touched then.</summary>
    internal bool IsDisposed { get; private set; }

    internal static CommandExecution Run(
        DuckDbCommand command,
        DuckDbConnection connection,
        QueryWatch watch,
        bool streaming
    )
    {
        var execution = new CommandExecution(connection, watch);
        try
        {
            execution.RunAll(command, streaming);
            return execution;
        }
        catch (DuckDbException error) when (watch.StopRequested && error.ErrorType == DuckDbErrorType.Interrupt)
        {
            execution.Dispose();
            throw watch.Stopped(error);
        }
        catch
        {
            execution.Dispose();
            throw;
        }
    }

    /// <summary>The next chunk of a result, or null at its end.</summary>
    internal DataChunkHandle? Fetch(StatementResult result)
    {
        if (result.IsExhausted)
        {
            return null;
        }

        var native = NativeMethods.FetchChunk(*result.Native.Pointer);
        if (native != 0)
        {
            return new(native);
        }

        result.IsExhausted = true;
        if (NativeMethods.Text(NativeMethods.ResultError(result.Native.Pointer)) is not { Length: > 0 })
        {
            return null;
        }

        var error = result.Text.Error(result.Native);
        throw watch.StopRequested && error.ErrorType == DuckDbErrorType.Interrupt ? watch.Stopped(error) : error;
    }

    /// <summary>Interrupts a streaming result.</summary>
    internal void Stop() => watch.Stop();

    /// <summary>Releases every result; the connection is free again.</summary>
    public void Dispose()
    {
        IsDisposed = true;
        results.ForEach(result => result.Dispose());
        watch.Dispose();
        connection.Forget(this);
    }

    private void RunAll(DuckDbCommand command, bool streaming)
    {
        using var batch = SqlBatch.Parse(connection.Handle, command.CommandText);
        command.Parameters.RefuseUnknown(batch.ParameterNames);
        for (var i = 0; i < batch.Count; i++)
        {
            watch.BeginStatement();
            RunOne(batch, i, command, streams: streaming && i == batch.Count - 1);
        }

        watch.ThrowIfProgressFailed();
        if (connection.OpenStream != this)
        {
            watch.Dispose();
        }

        if (results.Count > 0)
        {
            connection.Register(this);
        }
    }

    private void RunOne(SqlBatch batch, int index, DuckDbCommand command, bool streams)
    {
        var text = batch.TextOf(index);
        using var activity = DuckDbTracing.Begin(text);
        try
        {
            using var statement = batch.Prepare(index);
            statement.Bind(command.Parameters);
            Keep(statement.Run(streams), text, streams);
        }
        catch (Exception error) when (activity is not null)
        {
            activity.Fail(error);
            throw;
        }
    }

    private void Keep(ResultHandle native, SqlStatementText text, bool streams)
    {
        switch (NativeMethods.ResultReturnType(*native.Pointer))
        {
            case NativeResultKind.Rows:
                results.Add(new(native, text));
                if (streams)
                {
                    connection.OpenStream = this;
                }

                break;
            case NativeResultKind.ChangedRows:
                RecordsAffected =
                    Math.Max(RecordsAffected, 0) + checked((long)NativeMethods.RowsChanged(native.Pointer));
                native.Dispose();
                break;
            default:
                native.Dispose();
                break;
        }
    }
}
