using System.Runtime.CompilerServices;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>Numbers the distinct texts of a column from 0 in the order in which they first appear.</summary>
internal sealed unsafe class DistinctTexts : IDisposable
{
    private const int FirstBits = 12;

    private readonly ByteBuffer plain = new();
    private int[] slots = new int[1 << FirstBits];
    private Entry[] entries = new Entry[1 << (FirstBits - 1)];
    private int shift = 64 - FirstBits;

    internal int Count { get; private set; }

    /// <summary>The texts in the order of their numbers, each behind its length in four bytes: Parquet's plain form.</summary>
    internal ReadOnlySpan<byte> Plain => plain.Written;

    internal ReadOnlySpan<byte> this[int code] => plain.Written.Slice(entries[code].Start, entries[code].Length);

    internal int CodeOf(TextPlace text)
    {
        unchecked
        {
            ulong hash = HashOf((byte*)text.Start, text.Length);
            int mask = slots.Length - 1;
            int at = (int)(hash >> shift);
            while (true)
            {
                int code = slots[at] - 1;
                if (code < 0)
                {
                    return Add(text, hash, at);
                }

                ref readonly Entry entry = ref entries[code];
                if (
                    entry.Hash == hash
                    && entry.Length == text.Length
                    && plain.Written.Slice(entry.Start, entry.Length).SequenceEqual(text.Bytes)
                )
                {
                    return code;
                }

                at = (at + 1) & mask;
            }
        }
    }

    internal void Clear()
    {
        Array.Clear(slots);
        plain.Clear();
        Count = 0;
    }

    public void Dispose() => plain.Dispose();

    // Eight bytes at a time; the last ones are read beyond the text's end and masked.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong HashOf(byte* text, int length)
    {
        unchecked
        {
            const ulong Odd = 0x9E37_79B9_7F4A_7C15;
            ulong hash = (ulong)length * Odd;
            for (; length >= sizeof(ulong); length -= sizeof(ulong), text += sizeof(ulong))
            {
                hash = (hash ^ Unsafe.ReadUnaligned<ulong>(text)) * Odd;
                hash ^= hash >> 32;
            }

            if (length > 0)
            {
                ulong rest = Unsafe.ReadUnaligned<ulong>(text) & ((1UL << (8 * length)) - 1);
                hash = (hash ^ rest) * Odd;
                hash ^= hash >> 32;
            }

            return hash * Odd;
        }
    }

    private int Add(TextPlace text, ulong hash, int at)
    {
        int code = Count++;
        plain.WriteInt32(text.Length);
        entries[code] = new Entry(hash, plain.Length, text.Length);
        plain.Write(text.Bytes);
        slots[at] = code + 1;
        if (Count == entries.Length)
        {
            Grow();
        }

        return code;
    }

    private void Grow()
    {
        Array.Resize(ref entries, entries.Length * 2);
        slots = new int[slots.Length * 2];
        shift--;
        int mask = slots.Length - 1;
        for (int code = 0; code < Count; code++)
        {
            int at = unchecked((int)(entries[code].Hash >> shift));
            while (slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            slots[at] = code + 1;
        }
    }

    private readonly record struct Entry(ulong Hash, int Start, int Length);
}
