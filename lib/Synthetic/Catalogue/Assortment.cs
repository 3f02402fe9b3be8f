using EcommerceNotebooks.Statistics.Randomness;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>What is on sale in a month and how popular it is, among sessions that buy and among all others. Both together have the published shares of events, the buying ones the published shares of purchases.</summary>
internal sealed class Assortment
{
    /// <summary>Shares of a month's events that lie in sessions that buy.</summary>
    private const double OctoberEventsOfBuyers = 0.1190;
    private const double NovemberEventsOfBuyers = 0.1035;

    /// <summary>The others' share of a shelf is never taken below this part of the shelf's share.</summary>
    private const double LeastRest = 0.03;

    /// <summary>Events at scale 1 that even the least viewed product of a shelf may expect.</summary>
    private const double FewestEvents = 16.0;
    private const double LargestEvenShare = 0.9;
    private const int LeastShelfOfUnpriced = 20;
    private const double LargestUnpricedShare = 0.02;
    private const double RankShift = 10.0;
    private const double OctoberEvents = 42_448_764;
    private const double NovemberEvents = 67_501_979;

    /// <summary>Share of events at price zero, as published, and as much more as the months drawn at scale 1 were seen to fall short of it (0.9 % in October, 0.6 % in November).</summary>
    private const double UnpricedFill = 1.008;
    private const double OctoberUnpriced = UnpricedFill * 68_673 / OctoberEvents;
    private const double NovemberUnpriced = UnpricedFill * 188_088 / NovemberEvents;

    private readonly ProductCatalogue catalogue;
    private readonly int month;
    private readonly CumulativeTable[] categories;
    private readonly CumulativeTable[][] shelves;
    private readonly float[][] products;
    private readonly bool[] unpriced;

    /// <summary>The assortment of October (0) or of November and later (1).</summary>
    public Assortment(ProductCatalogue catalogue, int month)
    {
        this.catalogue = catalogue;
        this.month = month;
        double[] purchases = [.. catalogue.Lines.Select(line => line.Purchases.Of(month))];
        double[] events = [.. catalogue.Lines.Select(line => line.Events.Of(month))];
        var scale = events.Sum() / purchases.Sum();
        var buyersShare = month == 0 ? OctoberEventsOfBuyers : NovemberEventsOfBuyers;
        double[] others =
        [
            .. events.Zip(purchases, (all, bought) => Math.Max(all - (buyersShare * bought * scale), LeastRest * all)),
        ];
        var popularity = Popularity(events);
        unpriced = ChooseUnpriced(others, 1.0 - buyersShare, popularity);
        double[][] shelfWeights = [others, purchases];
        categories = [.. shelfWeights.Select(OverCategories)];
        shelves =
        [
            .. shelfWeights.Select(weights =>
                catalogue.Categories.Select(category => OverShelves(weights, category)).ToArray()
            ),
        ];
        products = [Cumulate(popularity), Cumulate(Bought(popularity))];
    }

    /// <summary>Index of the category for a uniform number.</summary>
    public int DrawCategory(bool buys, double unit) => categories[buys ? 1 : 0].Draw(unit);

    /// <summary>Index of a shelf in the category for a uniform number.</summary>
    public int DrawShelf(bool buys, int category, double unit) =>
        catalogue.Categories[category].FirstShelf + shelves[buys ? 1 : 0][category].Draw(unit);

    /// <summary>Index of a product on the shelf for a uniform number; small numbers give cheap products.</summary>
    public int DrawProduct(bool buys, int shelf, double unit)
    {
        var cumulative = products[buys ? 1 : 0];
        var low = catalogue.Shelves[shelf].FirstProduct;
        var high = catalogue.Shelves[shelf].End - 1;
        var target = (float)unit;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (cumulative[middle] > target)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    /// <summary>True when a product has no price in this month.</summary>
    public bool IsUnpriced(int product) => unpriced[product];

    /// <summary>Share of the month's purchases that are of a product, before pairs and price changes.</summary>
    public double PurchaseShare(int product)
    {
        var shelf = catalogue.Shelves[catalogue.ShelfOf(product)];
        var lines = catalogue.Lines;
        var before = product == shelf.FirstProduct ? 0f : products[1][product - 1];
        var own = Math.Min(products[1][product], 1f) - Math.Min(before, 1f);
        return own
            * lines[catalogue.ShelfOf(product)].Purchases.Of(month)
            / lines.Sum(line => line.Purchases.Of(month));
    }

    private bool IsOnSale(int product) =>
        catalogue.PresenceOf(product) is Presence.Both
        || catalogue.PresenceOf(product) == (month == 0 ? Presence.October : Presence.November);

    private CumulativeTable OverCategories(double[] weights) =>
        new([
            .. catalogue.Categories.Select(category =>
                weights.AsSpan(category.FirstShelf, category.ShelfCount).ToArray().Sum()
            ),
        ]);

    // A category that is not on sale gets a table that is never asked.
    private static CumulativeTable OverShelves(double[] weights, Category category)
    {
        var own = weights.AsSpan(category.FirstShelf, category.ShelfCount).ToArray();
        return new CumulativeTable(own.Sum() > 0.0 ? own : [.. own.Select(_ => 1.0)]);
    }

    // Shares of a shelf's views: a list that falls as (rank + shift)^-skew (Mandelbrot, 1953), and a part spread evenly so that every product is seen.
    private double[] Popularity(double[] events)
    {
        var monthEvents = month == 0 ? OctoberEvents : NovemberEvents;
        var total = events.Sum();
        var weights = new double[catalogue.Count];
        for (var i = 0; i < catalogue.Shelves.Length; i++)
        {
            var shelf = catalogue.Shelves[i];
            var exponent = 1.0 - (catalogue.Lines[i].Skew == 1.0 ? 1.000001 : catalogue.Lines[i].Skew);
            var sum = 0.0;
            var onSale = 0;
            for (var product = shelf.FirstProduct; product < shelf.End; product++)
            {
                if (IsOnSale(product))
                {
                    var rank = catalogue.RankOf(product);
                    weights[product] = Math.Abs(
                        Math.Pow(RankShift + rank, exponent) - Math.Pow(RankShift + rank + 1.0, exponent)
                    );
                    sum += weights[product];
                    onSale++;
                }
            }

            var expected = events[i] / total * monthEvents;
            var even = Math.Min(LargestEvenShare, onSale * FewestEvents / Math.Max(expected, 1e-9));
            for (var product = shelf.FirstProduct; product < shelf.End; product++)
            {
                weights[product] = IsOnSale(product) ? ((1.0 - even) * weights[product] / sum) + (even / onSale) : 0.0;
            }
        }

        return weights;
    }

    // Published zero prices all stand on unbranded products; the month's share of them is filled up in a fixed order, so that what has no price in October has none later.
    private bool[] ChooseUnpriced(double[] others, double othersShare, double[] popularity)
    {
        var chosen = new bool[catalogue.Count];
        var total = others.Sum() / othersShare;
        var left = month == 0 ? OctoberUnpriced : NovemberUnpriced;
        var candidates = Enumerable
            .Range(0, catalogue.Count)
            .Where(product => catalogue.Labels.BrandOf(product) == 0 && IsOnSale(product))
            .Where(product => catalogue.Shelves[catalogue.ShelfOf(product)].ProductCount >= LeastShelfOfUnpriced)
            .Where(product => popularity[product] < LargestUnpricedShare)
            .OrderBy(product => Hash64.Of((ulong)product, 0x0))
            .ThenBy(product => product);
        foreach (var product in candidates)
        {
            var share = others[catalogue.ShelfOf(product)] / total * popularity[product];
            if (share <= left)
            {
                chosen[product] = true;
                left -= share;
            }
        }

        return chosen;
    }

    // Of a shelf's products the cheaper are bought rather, by a power fitted to the published revenue of the large brands and of the month; what has no price is not sold.
    private double[] Bought(double[] popularity) =>
        [
            .. popularity.Select(
                (weight, product) =>
                    unpriced[product]
                        ? 0.0
                        : weight
                            * Math.Pow(
                                catalogue.BasePriceCents[product] / 100.0,
                                -catalogue.Lines[catalogue.ShelfOf(product)].Cheapness.Of(month)
                            )
            ),
        ];

    private float[] Cumulate(double[] weights)
    {
        var cumulative = new float[weights.Length];
        foreach (var shelf in catalogue.Shelves)
        {
            var total = 0.0;
            var last = shelf.FirstProduct;
            for (var product = shelf.FirstProduct; product < shelf.End; product++)
            {
                total += weights[product];
                last = weights[product] > 0.0 ? product : last;
            }

            var sum = 0.0;
            for (var product = shelf.FirstProduct; product < shelf.End; product++)
            {
                sum += weights[product];
                cumulative[product] = product >= last || total == 0.0 ? 2f : (float)(sum / total);
            }
        }

        return cumulative;
    }
}
