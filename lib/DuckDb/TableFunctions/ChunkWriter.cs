using EcommerceNotebooks.DuckDb.Native;

namespace EcommerceNotebooks.DuckDb.TableFunctions;

/// <summary>The vectors of one chunk that a table function fills; valid during the call it is given to.</summary>
internal readonly unsafe ref struct ChunkWriter
{
    private const int BitsPerWord = 64;
    private readonly nint chunk;

    internal ChunkWriter(nint chunk) => this.chunk = chunk;

    /// <summary>The most rows of a chunk.</summary>
    internal static int Capacity { get; } = (int)NativeMethods.VectorSize();

    /// <summary>The places of a column, of the type DuckDB stores it in.</summary>
    internal Span<T> Column<T>(int column)
        where T : unmanaged =>
        new(NativeMethods.VectorGetData(NativeMethods.ChunkGetVector(chunk, (ulong)column)), Capacity);

    /// <summary>The words of a column's mask, one bit a row, set where there is a value; all bits are set at first.</summary>
    internal Span<ulong> Validity(int column)
    {
        var vector = NativeMethods.ChunkGetVector(chunk, (ulong)column);
        NativeMethods.VectorEnsureValidityWritable(vector);
        return new Span<ulong>(NativeMethods.VectorGetValidity(vector), Capacity / BitsPerWord);
    }
}
