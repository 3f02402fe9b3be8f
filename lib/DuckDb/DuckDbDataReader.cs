using System.Collections;
using System.Data;
using System.Data.Common;
using EcommerceNotebooks.DuckDb.Native;
using EcommerceNotebooks.DuckDb.Vectors;

namespace EcommerceNotebooks.DuckDb;

/// <summary>Reads the rows of a command's results one after the other; the README beside it lists the .NET type of each SQL type.</summary>
public sealed partial class DuckDbDataReader : DbDataReader
{
    private readonly CommandExecution execution;
    private readonly DuckDbConnection? closeWith;
    private StatementResult? result;
    private VectorReader[] columns = [];
    private DataChunkHandle? chunk;
    private int resultIndex = -1;
    private int chunkRows;
    private int row;
    private bool hasReadAhead;
    private bool closed;

    internal DuckDbDataReader(CommandExecution execution, DuckDbConnection? closeWith)
    {
        this.execution = execution;
        this.closeWith = closeWith;
        NextResult();
    }

    /// <inheritdoc/>
    public override int FieldCount => columns.Length;

    /// <inheritdoc/>
    public override bool IsClosed => closed || execution.IsDisposed;

    /// <summary>Rows inserted, updated and deleted by all statements together; -1 when none was of that kind.</summary>
    public override int RecordsAffected => checked((int)execution.RecordsAffected);

    /// <summary>Always 0: DuckDB's results are not nested.</summary>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override bool HasRows
    {
        get
        {
            ThrowIfClosed();
            return chunkRows > 0 || FetchAhead();
        }
    }

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>Goes to the next row; false after the last.</summary>
    public override bool Read()
    {
        ThrowIfClosed();
        if (hasReadAhead)
        {
            hasReadAhead = false;
            return true;
        }

        return ++row < chunkRows || NextChunk();
    }

    /// <inheritdoc/>
    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<bool>(cancellationToken);
        }

        var isInMemory = hasReadAhead || row + 1 < chunkRows;
        return isInMemory ? Task.FromResult(Read()) : Task.Run(() => ReadWatched(cancellationToken), cancellationToken);
    }

    /// <summary>Goes to the next result with rows; false after the last.</summary>
    public override bool NextResult()
    {
        ThrowIfClosed();
        EndChunk();
        if (++resultIndex >= execution.Results.Count)
        {
            (result, columns) = (null, []);
            return false;
        }

        result = execution.Results[resultIndex];
        columns = Array.ConvertAll(result.Types, VectorReaders.For);
        return true;
    }

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    /// <summary>Releases the results; a streaming query that has not ended is given up.</summary>
    public override void Close()
    {
        if (closed)
        {
            return;
        }

        closed = true;
        EndChunk();
        execution.Dispose();
        closeWith?.Close();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }

        base.Dispose(disposing);
    }

    private bool ReadWatched(CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static state => ((CommandExecution)state!).Stop(),
            execution
        );
        return Read();
    }

    private bool FetchAhead()
    {
        if (!NextChunk())
        {
            return false;
        }

        hasReadAhead = true;
        return true;
    }

    private bool NextChunk()
    {
        EndChunk();
        if (result is null)
        {
            return false;
        }

        do
        {
            chunk?.Dispose();
            chunk = execution.Fetch(result);
            chunkRows = chunk is null ? 0 : (int)NativeMethods.DataChunkGetSize(chunk);
        } while (chunk is not null && chunkRows == 0);

        for (var i = 0; chunk is not null && i < columns.Length; i++)
        {
            columns[i].Attach(NativeMethods.DataChunkGetVector(chunk, (ulong)i));
        }

        return chunk is not null;
    }

    private void EndChunk()
    {
        chunk?.Dispose();
        (chunk, chunkRows, row, hasReadAhead) = (null, 0, 0, false);
    }

    private void ThrowIfClosed()
    {
        if (IsClosed)
        {
            throw new InvalidOperationException("The reader is closed.");
        }
    }
}
