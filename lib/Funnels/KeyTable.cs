using System.Numerics;

namespace EcommerceNotebooks.Funnels;

/// <summary>A table with open addresses that counts the different hashes of one part after the other. Hashes of a part share their first bits, so places follow the bits behind them.</summary>
internal sealed class KeyTable(int sharedBits)
{
    private const int LeastSlots = 64;
    private ulong[] slots = [];
    private int lastSlot;
    private int shift;
    private long count;

    /// <summary>How many different hashes the part has.</summary>
    internal long Count(KeyPart part)
    {
        Clear(part.Length);
        count = 0;
        part.ForEachBlock(Take);
        return count;
    }

    // At most half of the slots are used in the end; 0 marks the free ones.
    private void Clear(int hashes)
    {
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastSlots, hashes * 2L));
        if (slots.Length < size + 1)
        {
            slots = new ulong[size + 1];
        }

        lastSlot = size - 1;
        shift = 64 - sharedBits - BitOperations.Log2((uint)size);
        slots.AsSpan(0, size + 1).Clear();
    }

    private void Take(ReadOnlySpan<ulong> hashes)
    {
        var table = slots.AsSpan(0, lastSlot + 2);
        var found = 0;
        foreach (var hash in hashes)
        {
            if (hash == 0)
            {
                // The hash 0 has a slot of its own behind the others.
                found += table[lastSlot + 1] == 0 ? 1 : 0;
                table[lastSlot + 1] = 1;
                continue;
            }

            var slot = unchecked((int)(hash >> shift)) & lastSlot;
            while (table[slot] != hash)
            {
                if (table[slot] == 0)
                {
                    table[slot] = hash;
                    found++;
                    break;
                }

                slot = (slot + 1) & lastSlot;
            }
        }

        count += found;
    }
}
