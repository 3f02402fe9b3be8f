using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>Parquet's hybrid of repeated values and values packed into as many bits as the largest needs.</summary>
internal static class HybridRuns
{
    private const int Group = 8;

    /// <summary>Writes the values, each below 2 to the power of <paramref name="width"/>, 1 to 32.</summary>
    internal static void Write(ReadOnlySpan<int> values, int width, ByteBuffer target)
    {
        unchecked
        {
            int packed = 0;
            int at = 0;
            while (at < values.Length)
            {
                int value = values[at];
                int end = at + 1;
                while (end < values.Length && values[end] == value)
                {
                    end++;
                }

                // Packed values come in whole groups, so the first of a run may have to fill one up.
                int start = at + (-(at - packed) & (Group - 1));
                if (end - start >= Group)
                {
                    Pack(values[packed..start], width, target);
                    Repeat(value, end - start, width, target);
                    packed = end;
                }

                at = end;
            }

            Pack(values[packed..], width, target);
        }
    }

    /// <summary>Packs values into bits without a header, the lowest bits first, filled up with zeros to a whole number of groups of eight.</summary>
    internal static void PackBits(ReadOnlySpan<int> values, int width, Span<byte> target)
    {
        unchecked
        {
            ulong bits = 0;
            int held = 0;
            int written = 0;
            foreach (int value in values)
            {
                bits |= (ulong)(uint)value << held;
                held += width;
                if (held >= 32)
                {
                    BinaryPrimitives.WriteUInt32LittleEndian(target[written..], (uint)bits);
                    written += sizeof(uint);
                    bits >>= 32;
                    held -= 32;
                }
            }

            for (; held > 0; held -= 8)
            {
                target[written++] = (byte)bits;
                bits >>= 8;
            }

            int length = (values.Length + Group - 1) / Group * width;
            target[written..length].Clear();
        }
    }

    private static void Pack(ReadOnlySpan<int> values, int width, ByteBuffer target)
    {
        if (values.IsEmpty)
        {
            return;
        }

        int groups = (values.Length + Group - 1) / Group;
        target.WriteVariable((ulong)groups << 1 | 1);
        var room = target.Room(groups * width);
        if (width == 16 && BitConverter.IsLittleEndian)
        {
            var halves = MemoryMarshal.Cast<byte, ushort>(room);
            for (int i = 0; i < values.Length; i++)
            {
                halves[i] = unchecked((ushort)values[i]);
            }

            halves[values.Length..(groups * Group)].Clear();
        }
        else
        {
            PackBits(values, width, room);
        }

        target.Advance(groups * width);
    }

    private static void Repeat(int value, int count, int width, ByteBuffer target)
    {
        target.WriteVariable((ulong)count << 1);
        for (int bits = 0; bits < width; bits += 8)
        {
            target.WriteByte(unchecked((byte)(value >> bits)));
        }
    }
}
