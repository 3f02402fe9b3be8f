using EcommerceNotebooks.Statistics.Randomness;
using EcommerceNotebooks.Synthetic.Months;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>Tells a product's price and brand on any day since October 2019 began. Prices of 45 % of the products change every few weeks, by a tenth at most; some products get their brand late.</summary>
internal sealed class ProductHistory
{
    /// <summary>A changed price differs from the list price by at most this part.</summary>
    public const double LargestPriceStep = 0.12;

    private const double SteadyShare = 0.55;
    private const double ChangedShare = 0.5;
    private const int ShortestPeriod = 5;
    private const int LongestPeriod = 30;
    private const double LateBrandShare = 0.004;
    private const int LatestBrandDay = 50;
    private static readonly Lazy<ProductHistory> Instance = new(() => new ProductHistory(ProductCatalogue.Shared));
    private readonly ProductCatalogue catalogue;
    private readonly byte[] periods;
    private readonly byte[] phases;
    private readonly byte[] brandDays;

    private ProductHistory(ProductCatalogue catalogue)
    {
        this.catalogue = catalogue;
        periods = new byte[catalogue.Count];
        phases = new byte[catalogue.Count];
        brandDays = new byte[catalogue.Count];
        for (var product = 0; product < catalogue.Count; product++)
        {
            var random = new SplitMix64(Hash64.Of((ulong)product, 0x415));
            var isSteady = random.Chance(SteadyShare);
            periods[product] = (byte)(isSteady ? 0 : ShortestPeriod + random.NextBelow(LongestPeriod - ShortestPeriod));
            phases[product] = (byte)random.NextBelow(LongestPeriod);
            brandDays[product] = (byte)(random.Chance(LateBrandShare) ? 5 + random.NextBelow(LatestBrandDay - 5) : 0);
        }
    }

    /// <summary>The history of the only catalogue.</summary>
    public static ProductHistory Shared => Instance.Value;

    /// <summary>Price of a day relative to the list price.</summary>
    public double PriceFactor(int product, int day)
    {
        var period = periods[product];
        if (period == 0)
        {
            return 1.0;
        }

        var unit = Hash64.Unit(Hash64.Of((ulong)product, (ulong)((day + phases[product]) / period)));
        return unit < ChangedShare ? 1.0 + (LargestPriceStep * ((4.0 * unit) - 1.0)) : 1.0;
    }

    /// <summary>Price of a day in cents; 0 while no price is set.</summary>
    public int PriceCents(int product, int day) =>
        catalogue.AssortmentOf(MonthOf(day)).IsUnpriced(product) ? 0 : SellingPriceCents(product, day);

    /// <summary>Price of a day in cents for who buys, which is never 0.</summary>
    public int SellingPriceCents(int product, int day)
    {
        var list = catalogue.BasePriceCents[product];
        return periods[product] == 0
            ? list
            : (int)
                Math.Clamp(
                    Math.Round(list * PriceFactor(product, day)),
                    PriceScale.SmallestCents,
                    PriceScale.LargestCents
                );
    }

    /// <summary>Index of the brand shown on a day.</summary>
    public int Brand(int product, int day) => day < brandDays[product] ? 0 : catalogue.Labels.BrandOf(product);

    /// <summary>0 for October 2019, 1 later, for a day counted from 1 October.</summary>
    public static int MonthOf(int day) => day < OctoberDays ? 0 : 1;

    private const int OctoberDays = 31;
}
