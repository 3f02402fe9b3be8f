using System.Collections.Immutable;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Population;

/// <summary>Numbers users as the shop does: ids rise with registration. Users known before October 2019 lie scattered over the older ranges, later ones follow in the order they register.</summary>
internal sealed class UserIds
{
    private const int FirstId = 512_000_000;
    private const double FirstOctoberId = 43_400_000;
    private const double IdsPerMonth = 10_000_000;

    /// <summary>Above this scale the ranges grow, so that there are ids for all.</summary>
    private const double RoomyScale = 4.0;

    private static readonly (double Share, double Offset)[] KnownRanges =
    [
        (0.00, 0),
        (0.45, 8_000_000),
        (0.60, 18_000_000),
        (0.72, 28_000_000),
        (0.865, 38_000_000),
        (1.0, FirstOctoberId),
    ];

    private readonly double stretch;
    private readonly long known;
    private readonly RingPermutation order;

    /// <summary>The ids of a population.</summary>
    public UserIds(ImmutableArray<Cohort> cohorts, double scale)
    {
        stretch = Math.Max(1.0, scale / RoomyScale);
        known = cohorts.Sum(cohort => cohort.Known);
        order = new RingPermutation(Math.Max(known, 1));
    }

    /// <summary>The id of the user with a number among those known before; different for each.</summary>
    public int Known(long number)
    {
        var place = (double)order.At(number) / known;
        var range = 1;
        while (place >= KnownRanges[range].Share)
        {
            range++;
        }

        var (from, to) = (KnownRanges[range - 1], KnownRanges[range]);
        var within = (place - from.Share) / (to.Share - from.Share);
        return FirstId + (int)(stretch * (from.Offset + (within * (to.Offset - from.Offset))));
    }

    /// <summary>The id of one of <paramref name="count"/> users who register in a month, numbered as they arrive. October's two groups are numbered apart and take even and odd ids.</summary>
    public int Registered(int month, long number, long count, bool isCore)
    {
        var start = FirstOctoberId + (month * IdsPerMonth);
        var place = (double)number / count;
        return month == 0
            ? FirstId + (2 * (int)(stretch * (start + (place * IdsPerMonth)) / 2.0)) + (isCore ? 0 : 1)
            : FirstId + (int)(stretch * (start + (place * IdsPerMonth)));
    }
}
