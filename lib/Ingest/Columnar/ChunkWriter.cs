using System.Buffers.Binary;
using System.Numerics;
using ZstdNet;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>
/// Writes one column's part of a row group, page by page, while the rows come in; only the compressed pages and the distinct values are held. The same rows
/// give the same bytes, however they are handed over. A full page has <paramref name="pageRows"/> rows.
/// </summary>
internal abstract class ChunkWriter(ColumnShape shape, Compressor compressor, int pageRows) : IDisposable
{
    private readonly int[] levels = new int[pageRows];
    private readonly PageWriter pages = new(compressor);
    private readonly PageWriter dictionary = new(compressor);
    private readonly ByteBuffer body = new();
    private int rowsOfPage;
    private int valuesOfPage;
    private int rows;
    private int values;

    /// <summary>Takes the next rows of a batch.</summary>
    internal void Add(RowBatch batch)
    {
        for (int from = 0; from < batch.Count; )
        {
            int to = Math.Min(batch.Count, from + pageRows - rowsOfPage);
            int added = Add(batch, from, to, levels.AsSpan(rowsOfPage), valuesOfPage);
            valuesOfPage += added;
            rowsOfPage += to - from;
            from = to;
            if (rowsOfPage == pageRows)
            {
                EndPage();
            }
        }
    }

    /// <summary>Ends the chunk: its bytes are added to the target, and the next rows begin another.</summary>
    internal ColumnChunk Finish(ByteBuffer target)
    {
        if (rowsOfPage > 0)
        {
            EndPage();
        }

        body.Clear();
        int distinct = WriteDictionary(body);
        if (distinct > 0)
        {
            dictionary.WriteDictionary(body.Written, distinct);
        }

        var (least, greatest) = Range();
        var chunk = new ColumnChunk(
            shape,
            rows,
            rows - values,
            [Encoding, PageWriter.Runs, PageWriter.Plain],
            dictionary.Pages.Length,
            dictionary.Pages.Length + pages.Pages.Length,
            dictionary.UnpackedBytes + pages.UnpackedBytes,
            least,
            greatest
        );
        target.Write(dictionary.Pages.Written);
        target.Write(pages.Pages.Written);
        dictionary.Clear();
        pages.Clear();
        rows = values = 0;
        Clear();
        return chunk;
    }

    public void Dispose()
    {
        pages.Dispose();
        dictionary.Dispose();
        body.Dispose();
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Parquet's number of the encoding of the values in pages.</summary>
    protected abstract int Encoding { get; }

    /// <summary>Takes rows of a batch: a level of 1 or 0 for each, with or without a value, and the values behind those of the page so far; gives how many values there were.</summary>
    protected abstract int Add(RowBatch batch, int from, int to, Span<int> levels, int valuesOfPage);

    /// <summary>Writes the first values of the page in the column's encoding.</summary>
    protected abstract void WriteValues(int count, ByteBuffer target);

    /// <summary>Writes the distinct values in the order of their numbers and gives how many there are; 0 for a column without a dictionary.</summary>
    protected abstract int WriteDictionary(ByteBuffer target);

    /// <summary>The least and the greatest value as Parquet writes them, or nulls.</summary>
    protected abstract (byte[]? Least, byte[]? Greatest) Range();

    /// <summary>Forgets everything of the chunk that has ended.</summary>
    protected abstract void Clear();

    protected virtual void Dispose(bool disposing) { }

    /// <summary>Copies the values of the rows that have one and gives how many these are; the levels get 1 for such a row and 0 for others.</summary>
    protected static int CopyKnown<T>(ReadOnlySpan<T> given, ReadOnlySpan<byte> known, Span<int> levels, Span<T> values)
    {
        int count = 0;
        for (int row = 0; row < given.Length; row++)
        {
            levels[row] = known[row];
            if (known[row] != 0)
            {
                values[count++] = given[row];
            }
        }

        return count;
    }

    /// <summary>Bits that a number below <paramref name="count"/> needs, at least one.</summary>
    protected static int WidthOf(int count) =>
        Math.Max(1, 32 - BitOperations.LeadingZeroCount((uint)Math.Max(0, count - 1)));

    private void EndPage()
    {
        body.Clear();
        body.WriteInt32(0);
        HybridRuns.Write(levels.AsSpan(0, rowsOfPage), 1, body);
        BinaryPrimitives.WriteInt32LittleEndian(body.FirstBytes, body.Length - sizeof(int));
        int encoding = PageWriter.Plain;
        if (valuesOfPage > 0)
        {
            encoding = Encoding;
            WriteValues(valuesOfPage, body);
        }

        pages.WriteRows(body.Written, rowsOfPage, encoding);
        rows += rowsOfPage;
        values += valuesOfPage;
        rowsOfPage = valuesOfPage = 0;
    }
}
