using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>The numbers behind what analyses can find in the sessions' products; the truth file states them.</summary>
internal static class PlantedStructure
{
    /// <summary>Share of category choices that follow the user's first favourite.</summary>
    public const double FavouriteShare = 0.50;

    /// <summary>Share of category choices that follow the user's second favourite.</summary>
    public const double SecondFavouriteShare = 0.15;

    /// <summary>Share of brand choices that follow the user's favourite of the category.</summary>
    public const double LoyalShare = 0.45;

    /// <summary>Share of product choices at the user's own price level.</summary>
    public const double PriceLevelShare = 0.30;

    /// <summary>Purchases of a product change with this power of its price, less one for each per cent.</summary>
    public const double PriceElasticity = 1.5;

    /// <summary>A session that sets out to buy passes over at most so many products for their price.</summary>
    public const int MostPriceComparisons = 4;

    /// <summary>Share of carts for which a product without a price is passed over.</summary>
    public const double UnpricedPassedOverShare = 0.245;

    /// <summary>Share of steps that stay on the product.</summary>
    public const double SameProductShare = 0.36;

    /// <summary>Share of steps to a product of the same brand and category, among those that stay in the category.</summary>
    public const double SameShelfShare = 0.44;

    /// <summary>Share of steps that choose a category anew.</summary>
    public const double OtherCategoryShare = 0.075;

    /// <summary>Number of the taste for a category.</summary>
    public const ulong FirstFavourite = 1;

    /// <summary>Number of the second taste for a category.</summary>
    public const ulong SecondFavourite = 2;

    /// <summary>Number of the taste for a price level.</summary>
    public const ulong PriceLevel = 3;

    /// <summary>Number of the taste for a brand in the first category; those of the others follow.</summary>
    public const ulong FirstBrand = 1_000;

    /// <summary>A taste of a user, a uniform number in [0, 1).</summary>
    public static double Taste(ulong tastes, ulong about) => Hash64.Unit(Hash64.Of(tastes, about));
}
