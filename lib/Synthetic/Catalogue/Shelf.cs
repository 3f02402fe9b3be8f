using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>The products of one brand in one category, from the most to the least viewed.</summary>
/// <param name="Category">Index of the category.</param>
/// <param name="Brand">The brand; null for goods without one; <see cref="SmallBrands"/> for the many small brands, one per product.</param>
/// <param name="Weight">Share of all views, in any unit.</param>
/// <param name="FirstProduct">Index of its most viewed product.</param>
/// <param name="ProductCount">How many products follow each other from there.</param>
/// <param name="MedianCents">Median list price of its products, in cents.</param>
/// <param name="Popularity">Draws a product's rank on the shelf.</param>
internal sealed record Shelf(
    int Category,
    string? Brand,
    double Weight,
    int FirstProduct,
    int ProductCount,
    int MedianCents,
    ZipfMandelbrot Popularity
)
{
    /// <summary>Stands in the shelf file for "a small brand of its own for each product".</summary>
    public const string SmallBrands = "*";
}
