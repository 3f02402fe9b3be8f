using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Draws how often a row is repeated: about 2.6 % of carts, hardly any views and purchases, and once in a while a burst.</summary>
internal static class DuplicateRows
{
    private const double CartShare = 0.0155;
    private const double PurchaseShare = 0.0001;
    private const double ViewShare = 0.00012;
    private const double BurstShare = 0.03;
    private const double MeanBurst = 16.0;
    private const int MostCopies = 77;

    /// <summary>Number of further copies, 0 for nearly all rows; the published maximum is 78 equal rows.</summary>
    public static int Draw(ref Xoshiro256 random, SyntheticEventType type)
    {
        var share = type switch
        {
            SyntheticEventType.Cart => CartShare,
            SyntheticEventType.Purchase => PurchaseShare,
            _ => ViewShare,
        };
        if (!random.Chance(share))
        {
            return 0;
        }

        if (type == SyntheticEventType.Cart && random.Chance(BurstShare))
        {
            return Math.Min(4 + (int)random.NextExponential(MeanBurst), MostCopies);
        }

        return random.Chance(0.15) ? 2 : 1;
    }
}
