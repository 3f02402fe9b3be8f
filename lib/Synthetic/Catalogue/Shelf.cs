namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>The products of one brand in one category, from the cheapest to the dearest.</summary>
/// <param name="Category">Index of the category.</param>
/// <param name="Brand">The brand; null for goods without one; <see cref="SmallBrands"/> for the many small brands, one per product.</param>
/// <param name="FirstProduct">Index of its cheapest product.</param>
/// <param name="ProductCount">How many products follow each other from there.</param>
internal sealed record Shelf(int Category, string? Brand, int FirstProduct, int ProductCount)
{
    /// <summary>Stands in the shelf file for "a small brand of its own for each product".</summary>
    public const string SmallBrands = "*";

    /// <summary>Index after the last product.</summary>
    public int End => FirstProduct + ProductCount;
}
