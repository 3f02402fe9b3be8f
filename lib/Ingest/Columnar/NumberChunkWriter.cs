using System.Buffers.Binary;
using ZstdNet;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>A column of numbers that repeat: pages refer to the distinct values of the row group.</summary>
internal sealed class NumberChunkWriter(ColumnShape shape, Compressor compressor, NumberColumn column, int pageRows)
    : DictionaryChunkWriter(shape, compressor, pageRows)
{
    private readonly DistinctNumbers dictionary = new();
    private readonly long[] numbers = new long[RowBatch.Capacity];

    protected override int Distinct => dictionary.Count;

    protected override int Add(RowBatch batch, int from, int to, Span<int> levels, int valuesOfPage)
    {
        int count = CopyKnown(batch.Numbers(column)[from..to], batch.Known(column)[from..to], levels, numbers);
        var codes = Codes.AsSpan(valuesOfPage, count);
        for (int value = 0; value < count; value++)
        {
            codes[value] = dictionary.CodeOf(numbers[value]);
        }

        return count;
    }

    protected override int WriteDictionary(ByteBuffer target)
    {
        foreach (long value in dictionary.Values)
        {
            target.WriteInt64(value);
        }

        return dictionary.Count;
    }

    protected override (byte[]? Least, byte[]? Greatest) Range()
    {
        long least = long.MaxValue;
        long greatest = long.MinValue;
        foreach (long value in dictionary.Values)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        return dictionary.Count == 0 ? (null, null) : (Bytes(least), Bytes(greatest));
    }

    protected override void Clear() => dictionary.Clear();

    private static byte[] Bytes(long value)
    {
        byte[] bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return bytes;
    }
}
