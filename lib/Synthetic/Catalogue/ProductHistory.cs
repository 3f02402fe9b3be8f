using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>Tells a product's price, brand and category at any instant. Everything follows from hashes of the product, so no history is stored.</summary>
internal sealed class ProductHistory(ProductCatalogue catalogue)
{
    private const double SteadyPriceShare = 0.55;
    private const double ChangedPriceShare = 0.5;
    private const double LargestPriceStep = 0.12;
    private const double LateBrandShare = 0.004;
    private const double MovedCategoryShare = 0.02;

    /// <summary>The share of unbranded products that have no price, before and from November 2019 on; the published zero prices all stand on unbranded products.</summary>
    private const double UnpricedShareEarlier = 0.0140;
    private const double UnpricedShareLater = 0.0205;

    private static readonly long NovemberStart = new DateTimeOffset(
        2019,
        11,
        1,
        0,
        0,
        0,
        TimeSpan.Zero
    ).ToUnixTimeSeconds();
    private static readonly long FirstSwitch = new DateTimeOffset(
        2019,
        10,
        5,
        0,
        0,
        0,
        TimeSpan.Zero
    ).ToUnixTimeSeconds();

    private enum Aspect
    {
        Steadiness,
        Period,
        Step,
        Unpriced,
        SmallBrand,
        LateBrand,
        Category,
        Move,
    }

    /// <summary>The product with index <paramref name="product"/> at the given second since 1970.</summary>
    public ProductState At(int product, long second)
    {
        var shelf = catalogue.Shelves[catalogue.ShelfOf(product)];
        var category = catalogue.Categories[shelf.Category];
        return new ProductState(
            catalogue.ProductIds[product],
            CategoryIdAt(product, category, second),
            category.Code,
            BrandAt(product, shelf, second),
            PriceCentsAt(product, shelf, second)
        );
    }

    private int PriceCentsAt(int product, Shelf shelf, long second)
    {
        if (
            shelf.Brand is null
            && Unit(product, Aspect.Unpriced, second < NovemberStart ? 0 : 1)
                < (second < NovemberStart ? UnpricedShareEarlier : UnpricedShareLater)
        )
        {
            return 0;
        }

        var list = catalogue.BasePriceCents[product];
        if (Unit(product, Aspect.Steadiness) < SteadyPriceShare)
        {
            return list;
        }

        var period = 86_400L * (5 + (int)(Unit(product, Aspect.Period) * 25.0));
        var version = (second + (product * 7919L)) / period;
        if (Unit(product, Aspect.Step, version) >= ChangedPriceShare)
        {
            return list;
        }

        var factor = 1.0 + (LargestPriceStep * ((2.0 * Unit(product, Aspect.Step, ~version)) - 1.0));
        return (int)
            Math.Clamp(Math.Round(list * factor), ProductCatalogue.SmallestCents, ProductCatalogue.LargestCents);
    }

    private string? BrandAt(int product, Shelf shelf, long second)
    {
        if (shelf.Brand is null)
        {
            return null;
        }

        var late = Unit(product, Aspect.LateBrand);
        if (late < LateBrandShare && second < FirstSwitch + (long)(late / LateBrandShare * 50 * 86_400))
        {
            return null;
        }

        return shelf.Brand == Shelf.SmallBrands
            ? catalogue.SmallBrands[(int)(Unit(product, Aspect.SmallBrand) * catalogue.SmallBrands.Length)]
            : shelf.Brand;
    }

    private static long CategoryIdAt(int product, Category category, long second)
    {
        var ids = category.CategoryIds;
        if (ids.Length == 1)
        {
            return ids[0];
        }

        // Squaring sends most products to a category's first ids, as in the published data; a few move to another id between the months.
        var moved = second >= NovemberStart && Unit(product, Aspect.Move) < MovedCategoryShare;
        var unit = Unit(product, Aspect.Category, moved ? 1 : 0);
        return ids[(int)(unit * unit * ids.Length)];
    }

    private static double Unit(int product, Aspect aspect, long version = 0) =>
        Hash64.Unit(Hash64.Of((ulong)product, (ulong)aspect, unchecked((ulong)version)));
}
