using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Population;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>
/// Leads a session from product to product: it stays on one, looks at others of the shelf or the category, and now and then changes the category. Every step draws from the month's shares, so that these
/// stay as published; tastes are fixed uniform numbers of the user that take the place of chance.
/// </summary>
internal struct ProductWalk
{
    private readonly Assortment assortment;
    private readonly ProductCatalogue catalogue;
    private readonly ulong tastes;
    private readonly bool buys;
    private readonly int day;
    private SplitMix64 random;
    private int category;

    /// <summary>Starts at a product of a category the shopper likes, or of any.</summary>
    /// <param name="month">Index of the month.</param>
    /// <param name="day">Day since October 2019 began, whose prices count.</param>
    /// <param name="shopper">The user.</param>
    /// <param name="buys">True for a session that sets out to buy.</param>
    /// <param name="random">The session's own stream.</param>
    public ProductWalk(int month, int day, in Shopper shopper, bool buys, SplitMix64 random)
    {
        catalogue = ProductCatalogue.Shared;
        assortment = catalogue.AssortmentOf(month);
        tastes = shopper.Tastes;
        this.day = day;
        this.buys = buys;
        this.random = random;
        EnterCategory();
    }

    /// <summary>Index of the product looked at.</summary>
    public int Product { get; private set; }

    /// <summary>Goes one step on.</summary>
    public void Step()
    {
        var kind = random.NextUnit();
        if (kind < PlantedStructure.SameProductShare)
        {
            return;
        }

        if (kind < PlantedStructure.SameProductShare + PlantedStructure.OtherCategoryShare)
        {
            EnterCategory();
        }
        else
        {
            ChooseProduct(random.Chance(PlantedStructure.SameShelfShare) ? catalogue.ShelfOf(Product) : ChooseShelf());
        }
    }

    /// <summary>The product of a cart event: the one looked at or, where that has no price, sometimes a priced one of the same shelf.</summary>
    public int PutIntoCart() =>
        assortment.IsUnpriced(Product) && random.Chance(PlantedStructure.UnpricedPassedOverShare)
            ? assortment.DrawProduct(true, catalogue.ShelfOf(Product), random.NextUnit())
            : Product;

    /// <summary>The product of a purchase: the one looked at or, for the second purchase of a session, often the complement of the first, which is marked.</summary>
    public int Buy(int number, int first, ref PlantedMarks marks)
    {
        var complement = number == 2 ? ComplementaryPairs.Shared.Of(first) : -1;
        if (complement < 0 || !random.Chance(ComplementaryPairs.TakeShare))
        {
            return Product;
        }

        marks |= PlantedMarks.Complement;
        return complement;
    }

    private void EnterCategory()
    {
        var kind = random.NextUnit();
        var unit =
            kind < PlantedStructure.FavouriteShare ? Taste(PlantedStructure.FirstFavourite)
            : kind < PlantedStructure.FavouriteShare + PlantedStructure.SecondFavouriteShare
                ? Taste(PlantedStructure.SecondFavourite)
            : random.NextUnit();
        category = assortment.DrawCategory(buys, unit);
        ChooseProduct(ChooseShelf());
    }

    private int ChooseShelf() =>
        assortment.DrawShelf(
            buys,
            category,
            random.Chance(PlantedStructure.LoyalShare)
                ? Taste(PlantedStructure.FirstBrand + (ulong)category)
                : random.NextUnit()
        );

    // Products lie on a shelf from cheap to dear, so a user's own number is a price level.
    private void ChooseProduct(int shelf)
    {
        var unit = random.Chance(PlantedStructure.PriceLevelShare)
            ? Taste(PlantedStructure.PriceLevel)
            : random.NextUnit();
        Product = assortment.DrawProduct(buys, shelf, unit);
        for (var attempt = 0; buys && attempt < PlantedStructure.MostPriceComparisons && IsTooDear(); attempt++)
        {
            Product = assortment.DrawProduct(buys, shelf, random.NextUnit());
        }
    }

    // Accepts in proportion to the price factor to a power, which makes purchases of a product answer to its price with this elasticity.
    private bool IsTooDear()
    {
        var factor = ProductHistory.Shared.PriceFactor(Product, day);
        return random.NextUnit()
            >= Math.Pow(factor / (1.0 - ProductHistory.LargestPriceStep), -PlantedStructure.PriceElasticity);
    }

    private readonly double Taste(ulong about) => PlantedStructure.Taste(tastes, about);
}
