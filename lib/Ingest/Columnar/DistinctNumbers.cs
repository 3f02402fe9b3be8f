using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcommerceNotebooks.Ingest.Columnar;

/// <summary>Numbers the distinct numbers of a column from 0 in the order in which they first appear.</summary>
internal sealed class DistinctNumbers
{
    private const int FirstBits = 12;

    private int[] slots = new int[1 << FirstBits];
    private long[] values = new long[1 << (FirstBits - 1)];
    private int shift = 64 - FirstBits;

    internal int Count { get; private set; }

    internal ReadOnlySpan<long> Values => values.AsSpan(0, Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int CodeOf(long value)
    {
        unchecked
        {
            ref int slot = ref MemoryMarshal.GetArrayDataReference(slots);
            ref long known = ref MemoryMarshal.GetArrayDataReference(values);
            int mask = slots.Length - 1;
            int at = Place(value);
            while (true)
            {
                // A slot holds the value's number and one, so that 0 is free.
                int code = Unsafe.Add(ref slot, at) - 1;
                if (code < 0)
                {
                    return Add(value, at);
                }

                if (Unsafe.Add(ref known, code) == value)
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
        Count = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Place(long value) => unchecked((int)((ulong)value * 0x9E37_79B9_7F4A_7C15 >> shift));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int Add(long value, int at)
    {
        int code = Count++;
        values[code] = value;
        slots[at] = code + 1;
        if (Count == values.Length)
        {
            Grow();
        }

        return code;
    }

    private void Grow()
    {
        Array.Resize(ref values, values.Length * 2);
        slots = new int[slots.Length * 2];
        shift--;
        int mask = slots.Length - 1;
        for (int code = 0; code < Count; code++)
        {
            int at = Place(values[code]);
            while (slots[at] != 0)
            {
                at = (at + 1) & mask;
            }

            slots[at] = code + 1;
        }
    }
}
