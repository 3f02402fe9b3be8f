using System.Numerics;

namespace EcommerceNotebooks.Funnels;

/// <summary>A table with open addresses that counts the different keys of one part after the other. The hashes of a part share their first bits, so places follow the bits behind them.</summary>
internal sealed class KeyTable(int sharedBits)
{
    private const int LeastSlots = 64;
    private Int128[] slots = [];
    private int lastSlot;
    private int shift;
    private long count;

    /// <summary>How many different keys the part has.</summary>
    internal long Count(KeyPart part)
    {
        Clear(part.Length);
        count = 0;
        part.ForEachBlock(Take);
        return count;
    }

    // At most half of the slots are used in the end; 0 marks the free ones.
    private void Clear(int keys)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastSlots, keys * 2L));
        if (slots.Length < size + 1)
        {
            slots = new Int128[size + 1];
        }

        lastSlot = size - 1;
        shift = 64 - sharedBits - BitOperations.Log2((uint)size);
        slots.AsSpan(0, size + 1).Clear();
    }

    private void Take(ReadOnlySpan<Int128> keys)
    {
        var table = slots.AsSpan(0, lastSlot + 2);
        var found = 0;
        foreach (var key in keys)
        {
            if (key == 0)
            {
                // The key 0 has a slot of its own behind the others.
                found += table[lastSlot + 1] == 0 ? 1 : 0;
                table[lastSlot + 1] = 1;
                continue;
            }

            var slot = unchecked((int)(DistinctKeys.Hash(key) >> shift)) & lastSlot;
            while (table[slot] != key)
            {
                if (table[slot] == 0)
                {
                    table[slot] = key;
                    found++;
                    break;
                }

                slot = (slot + 1) & lastSlot;
            }
        }

        count += found;
    }
}
