using ZstdNet;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>Turns batches of rows into row groups. It is used again and again by one thread, so that its memory is taken once.</summary>
internal sealed class RowGroupWriter : IDisposable
{
    // Where values keep appearing, short pages pay: the numbers of early ones need fewer bits. Elsewhere long ones do.
    private const int ShortPage = 1 << 14;
    private const int LongPage = 1 << 16;

    private readonly Compressor compressor;
    private readonly ChunkWriter[] columns;
    private int rows;

    /// <summary>A writer that compresses at a ZSTD level, of sessions of a type.</summary>
    internal RowGroupWriter(int level, SessionType session)
    {
        compressor = new Compressor(new CompressionOptions(level));
        var shapes = ColumnShape.Events(session);
        columns =
        [
            new DeltaChunkWriter(shapes[EventColumns.EventTime], compressor, NumberColumn.EventTime, LongPage),
            new TextChunkWriter(shapes[EventColumns.EventType], compressor, TextColumn.EventType, LongPage),
            new NumberChunkWriter(shapes[EventColumns.ProductId], compressor, NumberColumn.ProductId, ShortPage),
            new NumberChunkWriter(shapes[EventColumns.CategoryId], compressor, NumberColumn.CategoryId, LongPage),
            new TextChunkWriter(shapes[EventColumns.CategoryCode], compressor, TextColumn.CategoryCode, LongPage),
            new TextChunkWriter(shapes[EventColumns.Brand], compressor, TextColumn.Brand, LongPage),
            new NumberChunkWriter(shapes[EventColumns.Price], compressor, NumberColumn.Price, ShortPage),
            new NumberChunkWriter(shapes[EventColumns.UserId], compressor, NumberColumn.UserId, ShortPage),
            session == SessionType.Varchar
                ? new TextChunkWriter(shapes[EventColumns.UserSession], compressor, TextColumn.UserSession, LongPage)
                : new SessionChunkWriter(shapes[EventColumns.UserSession], compressor),
        ];
    }

    /// <summary>Takes a batch and empties it.</summary>
    internal void Add(RowBatch batch)
    {
        foreach (var column in columns)
        {
            column.Add(batch);
        }

        rows += batch.Count;
        batch.Clear();
    }

    /// <summary>Ends the row group, which has at least one row; the next batch begins another.</summary>
    internal RowGroup Finish()
    {
        var bytes = new ByteBuffer();
        ColumnChunk[] chunks = [.. columns.Select(column => column.Finish(bytes))];
        var group = new RowGroup(rows, chunks, bytes);
        rows = 0;
        return group;
    }

    public void Dispose()
    {
        foreach (var column in columns)
        {
            column.Dispose();
        }

        compressor.Dispose();
    }
}
