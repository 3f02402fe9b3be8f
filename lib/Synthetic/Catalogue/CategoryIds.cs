using System.Collections.Immutable;
using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>Gives every category its 19-digit ids: the first in the narrow range the shop began with, further ones in the wide range of later years, all different.</summary>
internal static class CategoryIds
{
    private const long FirstRangeStart = 2_053_013_552_226_107_603;
    private const long FirstRangeStep = 62_700_001;
    private const long LaterRangeStart = 2_055_156_895_844_401_457;
    private const long LaterRangeStep = 260_000_000_000_007;

    /// <summary>For each count of ids a category has, its ids; the same for the same counts.</summary>
    public static ImmutableArray<long>[] Assign(IReadOnlyList<int> counts)
    {
        var later = 0;
        var result = new ImmutableArray<long>[counts.Count];
        for (var category = 0; category < counts.Count; category++)
        {
            var ids = ImmutableArray.CreateBuilder<long>(counts[category]);
            ids.Add(Spread(FirstRangeStart, FirstRangeStep, category));
            while (ids.Count < counts[category])
            {
                ids.Add(Spread(LaterRangeStart, LaterRangeStep, later++));
            }

            result[category] = ids.MoveToImmutable();
        }

        return result;
    }

    private static long Spread(long start, long step, int slot) =>
        start + (slot * step) + (long)(Hash64.Unit(Hash64.Of((ulong)start, (ulong)slot)) * (step - 1));
}
