using EcommerceNotebooks.Synthetic.Catalogue;
using EcommerceNotebooks.Synthetic.Population;
using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Leads a session from product to product: it stays on one, looks at others of the shelf or the category, and now and then changes the category.</summary>
internal struct ProductWalk
{
    private const double FavouriteShare = 0.50;
    private const double SecondFavouriteShare = 0.15;
    private const double LoyalShare = 0.45;
    private const double SameProductShare = 0.36;
    private const double SameShelfShare = 0.44;
    private const double OtherCategoryShare = 0.075;

    private readonly ProductCatalogue catalogue;
    private readonly ulong tastes;

    /// <summary>Starts at a product of a category the shopper likes, or of any.</summary>
    public ProductWalk(ProductCatalogue catalogue, Shopper shopper, ulong seed, ref Xoshiro256 random)
    {
        this.catalogue = catalogue;
        tastes = Hash64.Of(seed, (ulong)RandomStream.Favourites, (ulong)shopper.Index);
        EnterCategory(ref random);
    }

    /// <summary>Index of the category.</summary>
    public int Category { get; private set; }

    /// <summary>Index of the product looked at.</summary>
    public int Product { get; private set; }

    /// <summary>Goes one step on.</summary>
    public void Step(ref Xoshiro256 random)
    {
        var kind = random.NextUnit();
        if (kind < SameProductShare)
        {
            return;
        }

        if (kind < SameProductShare + OtherCategoryShare)
        {
            EnterCategory(ref random);
        }
        else
        {
            var shelf = random.Chance(SameShelfShare) ? catalogue.ShelfOf(Product) : ChooseShelf(ref random);
            Product = catalogue.DrawProduct(shelf, random.NextUnit());
        }
    }

    private void EnterCategory(ref Xoshiro256 random)
    {
        var kind = random.NextUnit();
        var unit =
            kind < FavouriteShare ? Taste(1)
            : kind < FavouriteShare + SecondFavouriteShare ? Taste(2)
            : random.NextUnit();
        Category = catalogue.DrawCategory(unit);
        Product = catalogue.DrawProduct(ChooseShelf(ref random), random.NextUnit());
    }

    // Tastes are fixed uniform numbers, so that favourites follow the same shares as chance does and totals stay as published.
    private readonly int ChooseShelf(ref Xoshiro256 random) =>
        catalogue.DrawShelf(Category, random.Chance(LoyalShare) ? Taste(1000UL + (ulong)Category) : random.NextUnit());

    private readonly double Taste(ulong about) => Hash64.Unit(Hash64.Of(tastes, about));
}
