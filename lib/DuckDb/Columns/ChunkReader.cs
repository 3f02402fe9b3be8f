using EcommerceNotebooks.DuckDb.Native;
using EcommerceNotebooks.DuckDb.Vectors;

namespace EcommerceNotebooks.DuckDb.Columns;

/// <summary>
/// Reads a query's rows chunk by chunk (up to 2,048 rows each) as DuckDB computes them: columns as typed spans over DuckDB's own memory, no value
/// copied or boxed. The connection is busy until the reader is disposed.
/// </summary>
public sealed unsafe class ChunkReader : IDisposable
{
    private readonly CommandExecution execution;
    private readonly StatementResult result;
    private readonly Type?[] storedTypes;
    private readonly List<IColumnCollector> collectors = [];
    private DataChunkHandle? chunk;

    internal ChunkReader(CommandExecution execution)
    {
        this.execution = execution;
        if (execution.Results.Count == 0)
        {
            execution.Dispose();
            throw new InvalidOperationException("The SQL gives no rows to read: none of its statements is a query.");
        }

        result = execution.Results[^1];
        storedTypes = Array.ConvertAll(result.Types, StoredTypes.Of);
    }

    /// <summary>How many columns there are.</summary>
    public int ColumnCount => result.Names.Length;

    /// <summary>The column names in their order.</summary>
    public IReadOnlyList<string> ColumnNames => result.Names;

    /// <summary>The column types in their order.</summary>
    public IReadOnlyList<DuckDbType> ColumnTypes => result.Types;

    /// <summary>Rows in the current chunk.</summary>
    public int RowCount { get; private set; }

    /// <summary>Goes to the next chunk, which has at least one row; false after the last.</summary>
    /// <exception cref="DuckDbException">The query failed while it ran.</exception>
    /// <exception cref="OperationCanceledException">The query was cancelled.</exception>
    public bool Read()
    {
        if (execution.IsDisposed)
        {
            throw new InvalidOperationException("The reader is closed.");
        }

        do
        {
            chunk?.Dispose();
            chunk = null;
            chunk = execution.Fetch(result);
            RowCount = chunk is null ? 0 : (int)NativeMethods.DataChunkGetSize(chunk);
        } while (chunk is not null && RowCount == 0);

        if (chunk is null)
        {
            return false;
        }

        foreach (var collector in collectors)
        {
            collector.Take(this);
        }

        return true;
    }

    /// <summary>Reads all chunks that are left, for the sake of the columns that are collected.</summary>
    public void ReadToEnd()
    {
        while (Read()) { }
    }

    /// <summary>A column of fixed-size values as they are stored; <typeparamref name="T"/> is the stored type (README, table of stored types).</summary>
    /// <exception cref="InvalidCastException">The column is not stored as <typeparamref name="T"/>.</exception>
    public ColumnView<T> Column<T>(int ordinal)
        where T : unmanaged
    {
        if (storedTypes[Checked(ordinal)] != typeof(T))
        {
            throw Mismatch(ordinal, typeof(T));
        }

        var vector = Vector(ordinal);
        return new(new(NativeMethods.VectorGetData(vector), RowCount), ValidityOf(vector, RowCount));
    }

    /// <summary>A VARCHAR, BLOB or GEOMETRY column as bytes.</summary>
    /// <exception cref="InvalidCastException">The column has another type.</exception>
    public TextColumnView Text(int ordinal)
    {
        if (
            result.Types[Checked(ordinal)].Id
            is not (DuckDbTypeId.Varchar or DuckDbTypeId.Blob or DuckDbTypeId.Geometry)
        )
        {
            throw Mismatch(ordinal, typeof(string));
        }

        var vector = Vector(ordinal);
        return new(NativeMethods.VectorGetData(vector), RowCount, ValidityOf(vector, RowCount));
    }

    /// <summary>Collects a whole numeric column while the chunks are read; see <see cref="CollectedColumn{T}"/> for the conversions.</summary>
    /// <param name="ordinal">The column, counted from 0.</param>
    /// <param name="nullAs">What a NULL becomes; null refuses NULLs.</param>
    public CollectedColumn<T> Collect<T>(int ordinal, T? nullAs = null)
        where T : unmanaged =>
        Add(new CollectedColumn<T>(Checked(ordinal), result.Names[ordinal], result.Types[ordinal], nullAs));

    /// <summary>Collects a whole VARCHAR or ENUM column while the chunks are read.</summary>
    public CollectedText CollectText(int ordinal) => Add(new CollectedText(Checked(ordinal), result.Types[ordinal]));

    /// <summary>The position of a column by its name, ignoring case.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public int Ordinal(string name)
    {
        var ordinal = Array.FindIndex(
            result.Names,
            other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase)
        );
        return ordinal >= 0
            ? ordinal
            : throw new ArgumentException(
                $"name is '{name}'; the result has the columns {string.Join(", ", result.Names)}.",
                nameof(name)
            );
    }

    /// <summary>Gives the rest of the rows up and frees the connection.</summary>
    public void Dispose()
    {
        chunk?.Dispose();
        chunk = null;
        execution.Dispose();
    }

    /// <summary>Lets a collector take part of every chunk from now on.</summary>
    internal TCollector Add<TCollector>(TCollector collector)
        where TCollector : IColumnCollector
    {
        collectors.Add(collector);
        return collector;
    }

    /// <summary>The current chunk's vector of a column.</summary>
    internal nint Vector(int ordinal) =>
        chunk is not null && !execution.IsDisposed
            ? NativeMethods.DataChunkGetVector(chunk, (ulong)ordinal)
            : throw new InvalidOperationException("The reader stands on no chunk: call Read() first.");

    internal static Validity ValidityOf(nint vector, int rows)
    {
        const int BitsPerWord = 64;
        var words = NativeMethods.VectorGetValidity(vector);
        return new(words == null ? [] : new(words, (rows + BitsPerWord - 1) / BitsPerWord), rows);
    }

    private int Checked(int ordinal) =>
        (uint)ordinal < (uint)storedTypes.Length
            ? ordinal
            : throw new ArgumentOutOfRangeException(
                nameof(ordinal),
                ordinal,
                $"The result has {storedTypes.Length} columns, counted from 0."
            );

    private InvalidCastException Mismatch(int ordinal, Type wanted) =>
        new(
            $"The column '{result.Names[ordinal]}' of type {result.Types[ordinal]} is stored as "
                + $"{storedTypes[ordinal]?.Name ?? "a type without fixed-size values"}, not {wanted.Name}."
        );
}
