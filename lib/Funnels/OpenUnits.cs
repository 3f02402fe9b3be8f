using System.Numerics;

namespace EcommerceNotebooks.Funnels;

/// <summary>Finds the few units whose events are wanted among those of all: a bit map, which fits into a processor's cache, turns most of the others away before they are looked up.</summary>
internal sealed class OpenUnits
{
    private const int BitsOfUnit = 16;
    private const int LeastBits = 1 << 12;

    private readonly Dictionary<Int128, int> places;
    private readonly ulong[] map;
    private readonly int shift;

    /// <summary>Takes the units' keys, all different.</summary>
    internal OpenUnits(IReadOnlyList<Int128> keys)
    {
        var bits = BitOperations.RoundUpToPowerOf2((uint)Math.Max(LeastBits, (long)keys.Count * BitsOfUnit));
        shift = 64 - BitOperations.Log2(bits);
        map = new ulong[bits >> 6];
        places = new Dictionary<Int128, int>(keys.Count);
        for (var place = 0; place < keys.Count; place++)
        {
            var bit = Bit(keys[place]);
            map[bit >> 6] |= 1UL << (int)(bit & 63);
            places.Add(keys[place], place);
        }
    }

    /// <summary>The unit's place among the keys given, or -1.</summary>
    internal int PlaceOf(Int128 key)
    {
        var bit = Bit(key);
        return (map[bit >> 6] & (1UL << (int)(bit & 63))) != 0 && places.TryGetValue(key, out var place) ? place : -1;
    }

    private ulong Bit(Int128 key) => DistinctKeys.Hash(key) >> shift;
}
