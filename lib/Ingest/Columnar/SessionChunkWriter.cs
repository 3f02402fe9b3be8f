using System.Buffers.Binary;
using ZstdNet;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>The session ids, 16 bytes each, as they are: ZSTD refers to an earlier one in fewer bits than its number among so many different ones takes.</summary>
internal sealed class SessionChunkWriter(ColumnShape shape, Compressor compressor)
    : ChunkWriter(shape, compressor, PageRows)
{
    // Earlier ids are only found within a page.
    private const int PageRows = 1 << 17;
    private const int Bytes = 16;

    private readonly UInt128[] values = new UInt128[PageRows];

    protected override int Encoding => PageWriter.Plain;

    protected override int Add(RowBatch batch, int from, int to, Span<int> levels, int valuesOfPage) =>
        CopyKnown(batch.Sessions[from..to], batch.KnownSessions[from..to], levels, values.AsSpan(valuesOfPage));

    protected override void WriteValues(int count, ByteBuffer target)
    {
        var room = target.Room(count * Bytes);
        for (int value = 0; value < count; value++)
        {
            BinaryPrimitives.WriteUInt128BigEndian(room[(value * Bytes)..], values[value]);
        }

        target.Advance(count * Bytes);
    }

    protected override int WriteDictionary(ByteBuffer target) => 0;

    // Nothing is skipped by the range of random ids.
    protected override (byte[]? Least, byte[]? Greatest) Range() => (null, null);

    protected override void Clear() { }
}
