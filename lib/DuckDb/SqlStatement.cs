using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb;

/// <summary>One prepared statement of a command text: binds its parameters, runs it, and turns its errors into exceptions.</summary>
internal sealed unsafe class SqlStatement : IDisposable
{
    private readonly PreparedStatementHandle prepared;
    private readonly SqlStatementText text;

    private SqlStatement(PreparedStatementHandle prepared, SqlStatementText text)
    {
        this.prepared = prepared;
        this.text = text;
    }

    /// <summary>Runs a text without parameters or wanted results, for the provider's own use.</summary>
    internal static void Execute(ConnectionHandle connection, string sql)
    {
        using var batch = SqlBatch.Parse(connection, sql);
        for (var i = 0; i < batch.Count; i++)
        {
            using var statement = batch.Prepare(i);
            using var result = statement.Run(streaming: false);
        }
    }

    internal static SqlStatement Prepare(
        ConnectionHandle connection,
        ExtractedStatementsHandle statements,
        int index,
        SqlStatementText text
    )
    {
        nint native = 0;
        var state = NativeMethods.PrepareExtractedStatement(connection, statements, (ulong)index, &native);
        var prepared = new PreparedStatementHandle(native);
        if (state == NativeState.Success)
        {
            return new(prepared, text);
        }

        using (prepared)
        {
            throw text.Error(NativeMethods.Text(NativeMethods.PrepareError(prepared)));
        }
    }

    /// <summary>Binds what the statement asks for.</summary>
    /// <exception cref="ArgumentException">A parameter of the statement has no value.</exception>
    internal void Bind(DuckDbParameterCollection parameters)
    {
        var count = NativeMethods.ParameterCount(prepared);
        for (ulong i = 1; i <= count; i++)
        {
            var name = NativeMethods.OwnedText(NativeMethods.ParameterName(prepared, i))!;
            using var value = ParameterValue.Create(parameters.Find(name));
            if (NativeMethods.BindValue(prepared, i, value) != NativeState.Success)
            {
                throw text.Error(NativeMethods.Text(NativeMethods.PrepareError(prepared)));
            }
        }
    }

    internal ResultHandle Run(bool streaming)
    {
        var result = new ResultHandle();
        try
        {
            if (streaming)
            {
                RunStreaming(result);
            }
            else if (NativeMethods.ExecutePrepared(prepared, result.Pointer) != NativeState.Success)
            {
                throw text.Error(result);
            }

            return result;
        }
        catch
        {
            result.Dispose();
            throw;
        }
    }

    public void Dispose() => prepared.Dispose();

    private void RunStreaming(ResultHandle result)
    {
        nint native = 0;
        var state = NativeMethods.PendingPreparedStreaming(prepared, &native);
        using var pending = new PendingResultHandle(native);
        if (state != NativeState.Success)
        {
            throw text.Error(NativeMethods.Text(NativeMethods.PendingError(pending)));
        }

        if (NativeMethods.ExecutePending(pending, result.Pointer) != NativeState.Success)
        {
            throw text.Error(result);
        }
    }
}
