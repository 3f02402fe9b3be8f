using System.Buffers.Binary;
using ZstdNet;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>A column of 64-bit numbers that mostly grow by little, as times do: each page holds its first value and then differences.</summary>
internal sealed class DeltaChunkWriter(ColumnShape shape, Compressor compressor, NumberColumn column, int pageRows)
    : ChunkWriter(shape, compressor, pageRows)
{
    private readonly long[] values = new long[pageRows];
    private long least = long.MaxValue;
    private long greatest = long.MinValue;

    protected override int Encoding => PageWriter.Deltas;

    protected override int Add(RowBatch batch, int from, int to, Span<int> levels, int valuesOfPage)
    {
        var added = values.AsSpan(valuesOfPage);
        int count = CopyKnown(batch.Numbers(column)[from..to], batch.Known(column)[from..to], levels, added);
        foreach (long value in added[..count])
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        return count;
    }

    protected override void WriteValues(int count, ByteBuffer target) =>
        DeltaRuns.Write(values.AsSpan(0, count), target);

    protected override int WriteDictionary(ByteBuffer target) => 0;

    protected override (byte[]? Least, byte[]? Greatest) Range() =>
        least > greatest ? (null, null) : (Bytes(least), Bytes(greatest));

    protected override void Clear() => (least, greatest) = (long.MaxValue, long.MinValue);

    private static byte[] Bytes(long value)
    {
        byte[] bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }
}
