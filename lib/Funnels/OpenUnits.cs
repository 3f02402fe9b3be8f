using System.Numerics;

namespace EcommerceNotebooks.Funnels;

/// <summary>Finds the few units whose events are wanted among those of all: a bit map, which fits into a processor's cache, turns most of the others away before they are looked up.</summary>
internal sealed class OpenUnits
{
    private const int BitsOfUnit = 16;
    private const int LeastBits = 1 << 12;

    // An odd factor spreads neighbouring numbers (Fibonacci hashing, Knuth 1973).
    private const ulong Factor = 0x9E3779B97F4A7C15;

    private readonly Dictionary<long, int> places;
    private readonly ulong[] map;
    private readonly int shift;

    /// <summary>Takes the units' keys, all different.</summary>
    internal OpenUnits(IReadOnlyList<long> keys)
    {
        var bits = BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastBits, (long)keys.Count * BitsOfUnit));
        shift = 64 - BitOperations.Log2(bits);
        map = new ulong[bits >> 6];
        places = new Dictionary<long, int>(keys.Count);
        for (var place = 0; place < keys.Count; place++)
        {
            var bit = Bit(keys[place]);
            map[bit >> 6] |= 1UL << (int)(bit & 63);
            places.Add(keys[place], place);
        }
    }

    /// <summary>The unit's place among the keys given, or -1.</summary>
    internal int PlaceOf(long key)
    {
        var bit = Bit(key);
        return (map[bit >> 6] & (1UL << (int)(bit & 63))) != 0 && places.TryGetValue(key, out var place) ? place : -1;
    }

    private ulong Bit(long key) => unchecked((ulong)key * Factor) >> shift;
}
