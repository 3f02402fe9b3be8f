using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace EcommerceNotebooks.Warehouse.Columns;

/// <summary>
/// Reads a query's rows chunk by chunk (up to 2,048 rows each) as DuckDB computes them: columns as typed spans over DuckDB's own memory, no value copied or boxed. The connection is busy until the
/// reader is disposed.
/// </summary>
public sealed unsafe class ColumnReader : IDisposable
{
    private const int BitsPerWord = 64;

    private readonly EngineCall call;
    private readonly CancellationTokenRegistration registration;
    private readonly CancellationToken cancellationToken;
    private readonly string[] names;
    private readonly Type?[] storedTypes;
    private DuckDBResult result;
    private DuckDBDataChunk? chunk;
    private bool isAtEnd;
    private bool disposed;

    /// <summary>Runs one query; the token interrupts it, also while rows are read.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="sql">One query.</param>
    /// <param name="parameters">Values of its <c>$name</c> parameters: an object with properties, or a dictionary.</param>
    /// <param name="cancellationToken">Stops the query.</param>
    /// <exception cref="InvalidOperationException">DuckDB refused the query; the message is DuckDB's.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ColumnReader(
        DuckDBConnection connection,
        string sql,
        object? parameters = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(connection);
        var values = QueryParameters.Of(parameters);
        this.cancellationToken = cancellationToken;
        call = EngineCall.Begin(connection, cancellationToken, out registration);
        try
        {
            result = Start(connection.NativeConnection, sql, values);
            var columns = (int)NativeMethods.Query.DuckDBColumnCount(ref result);
            names = [.. Enumerable.Range(0, columns).Select(i => NativeMethods.Query.DuckDBColumnName(ref result, i))];
            storedTypes = [.. Enumerable.Range(0, columns).Select(StoredType)];
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The column names in their order.</summary>
    public IReadOnlyList<string> ColumnNames => names;

    /// <summary>Rows in the current chunk.</summary>
    public int RowCount { get; private set; }

    /// <summary>Goes to the next chunk, which has at least one row; false after the last.</summary>
    /// <exception cref="InvalidOperationException">The query failed while it ran; the message is DuckDB's.</exception>
    /// <exception cref="OperationCanceledException">The query was cancelled.</exception>
    public bool Read()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (isAtEnd)
        {
            return false;
        }

        do
        {
            chunk?.Dispose();
            chunk = NativeMethods.StreamingResult.DuckDBStreamFetchChunk(result);
            RowCount = chunk.IsInvalid ? 0 : (int)NativeMethods.DataChunks.DuckDBDataChunkGetSize(chunk);
        } while (!chunk.IsInvalid && RowCount == 0);

        isAtEnd = RowCount == 0;
        if (isAtEnd && NativeMethods.Query.DuckDBResultError(ref result) is { Length: > 0 } message)
        {
            throw Failed(message);
        }

        return RowCount > 0;
    }

    /// <summary>
    /// A column as it is stored: numbers as themselves, BOOLEAN byte, DATE int (days since 1970), TIMESTAMP long (its unit since 1970), DECIMAL short, int, long or Int128 by precision (unscaled), ENUM
    /// byte, ushort or uint (place among its values), HUGEINT Int128, UUID UInt128 with its highest bit flipped.
    /// </summary>
    /// <exception cref="InvalidCastException">The column is not stored as <typeparamref name="T"/>.</exception>
    /// <exception cref="InvalidOperationException">The reader stands on no chunk.</exception>
    public ColumnView<T> Column<T>(int ordinal)
        where T : unmanaged
    {
        if (storedTypes[ordinal] != typeof(T))
        {
            throw new InvalidCastException(
                $"The column '{names[ordinal]}' is stored as {storedTypes[ordinal]?.Name ?? "a type without fixed-size values"}, not {typeof(T).Name}: cast it in the query."
            );
        }

        nint vector = Vector(ordinal);
        return new(new(NativeMethods.Vectors.DuckDBVectorGetData(vector), RowCount), Validity(vector));
    }

    /// <summary>Gives the rest of the rows up and frees the connection.</summary>
    public void Dispose()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        chunk?.Dispose();
        result.Close();
        call.End();
        registration.Dispose();
    }

    private DuckDBResult Start(
        DuckDBNativeConnection connection,
        string sql,
        IReadOnlyDictionary<string, object?> parameters
    )
    {
        var state = NativeMethods.PreparedStatements.DuckDBPrepare(connection, sql, out var statement);
        using (statement)
        {
            if (state != DuckDBState.Success)
            {
                throw Failed(NativeMethods.PreparedStatements.DuckDBPrepareError(statement));
            }

            foreach (var (name, given) in parameters)
            {
                using var value = QueryParameters.Native(given);
                if (
                    NativeMethods.PreparedStatements.DuckDBBindParameterIndex(statement, out int index, name)
                        != DuckDBState.Success
                    || NativeMethods.PreparedStatements.DuckDBBindValue(statement, index, value) != DuckDBState.Success
                )
                {
                    throw new ArgumentException($"The query has no parameter ${name}.", nameof(parameters));
                }
            }

            state = NativeMethods.PreparedStatements.DuckDBExecutePreparedStreaming(statement, out var started);
            if (state == DuckDBState.Success)
            {
                return started;
            }

            string message = NativeMethods.Query.DuckDBResultError(ref started);
            started.Close();
            throw Failed(message);
        }
    }

    private nint Vector(int ordinal) =>
        RowCount > 0 && !disposed
            ? NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk!, ordinal)
            : throw new InvalidOperationException("The reader stands on no chunk: call Read() first.");

    private ReadOnlySpan<ulong> Validity(nint vector)
    {
        ulong* words = NativeMethods.Vectors.DuckDBVectorGetValidity(vector);
        return words == null ? [] : new(words, (RowCount + BitsPerWord - 1) / BitsPerWord);
    }

    private Type? StoredType(int ordinal)
    {
        using var type = NativeMethods.Query.DuckDBColumnLogicalType(ref result, ordinal);
        var id = NativeMethods.LogicalType.DuckDBGetTypeId(type);
        return (
            id switch
            {
                DuckDBType.Decimal => NativeMethods.LogicalType.DuckDBDecimalInternalType(type),
                DuckDBType.Enum => NativeMethods.LogicalType.DuckDBEnumInternalType(type),
                _ => id,
            }
        ) switch
        {
            DuckDBType.Boolean or DuckDBType.UnsignedTinyInt => typeof(byte),
            DuckDBType.TinyInt => typeof(sbyte),
            DuckDBType.SmallInt => typeof(short),
            DuckDBType.UnsignedSmallInt => typeof(ushort),
            DuckDBType.Integer or DuckDBType.Date => typeof(int),
            DuckDBType.UnsignedInteger => typeof(uint),
            DuckDBType.BigInt or DuckDBType.Time => typeof(long),
            DuckDBType.Timestamp or DuckDBType.TimestampS or DuckDBType.TimestampMs => typeof(long),
            DuckDBType.TimestampNs or DuckDBType.TimestampTz => typeof(long),
            DuckDBType.UnsignedBigInt => typeof(ulong),
            DuckDBType.Float => typeof(float),
            DuckDBType.Double => typeof(double),
            DuckDBType.HugeInt => typeof(Int128),
            DuckDBType.UnsignedHugeInt or DuckDBType.Uuid => typeof(UInt128),
            _ => null,
        };
    }

    // DuckDB.NET's exception can only be made by DuckDB.NET.
    private Exception Failed(string message)
    {
        var error = new InvalidOperationException(message);
        return call.IsStopping
            ? new OperationCanceledException("The query was cancelled.", error, cancellationToken)
            : error;
    }
}
