using System.Numerics;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>Parquet's binary packed differences: blocks of 128 differences in four miniblocks, each packed into as many bits as it needs.</summary>
internal static class DeltaRuns
{
    private const int BlockValues = 128;
    private const int Miniblocks = 4;
    private const int MiniblockValues = BlockValues / Miniblocks;

    /// <summary>Writes at least one value.</summary>
    internal static void Write(ReadOnlySpan<long> values, ByteBuffer target)
    {
        target.WriteVariable(BlockValues);
        target.WriteVariable(Miniblocks);
        target.WriteVariable((ulong)values.Length);
        target.WriteZigZag(values[0]);
        Span<ulong> differences = stackalloc ulong[BlockValues];
        for (int from = 1; from < values.Length; from += BlockValues)
        {
            WriteBlock(values[(from - 1)..Math.Min(values.Length, from + BlockValues)], differences, target);
        }
    }

    private static void WriteBlock(ReadOnlySpan<long> values, Span<ulong> differences, ByteBuffer target)
    {
        unchecked
        {
            int count = values.Length - 1;
            long least = long.MaxValue;
            for (int i = 0; i < count; i++)
            {
                long difference = values[i + 1] - values[i];
                differences[i] = (ulong)difference;
                least = Math.Min(least, difference);
            }

            for (int i = 0; i < count; i++)
            {
                differences[i] -= (ulong)least;
            }

            differences[count..].Clear();
            target.WriteZigZag(least);
            Span<int> widths = stackalloc int[Miniblocks];
            for (int block = 0; block < Miniblocks; block++)
            {
                ulong used = 0;
                foreach (ulong difference in differences.Slice(block * MiniblockValues, MiniblockValues))
                {
                    used |= difference;
                }

                widths[block] = 64 - BitOperations.LeadingZeroCount(used);
                target.WriteByte((byte)widths[block]);
            }

            // A miniblock behind the last value is left out altogether.
            for (int block = 0; block * MiniblockValues < count; block++)
            {
                Pack(differences.Slice(block * MiniblockValues, MiniblockValues), widths[block], target);
            }
        }
    }

    private static void Pack(ReadOnlySpan<ulong> values, int width, ByteBuffer target)
    {
        unchecked
        {
            var room = target.Room(MiniblockValues / 8 * width);
            UInt128 bits = 0;
            int held = 0;
            int written = 0;
            foreach (ulong value in values)
            {
                bits |= (UInt128)value << held;
                for (held += width; held >= 8; held -= 8)
                {
                    room[written++] = (byte)bits;
                    bits >>= 8;
                }
            }

            target.Advance(written);
        }
    }
}
