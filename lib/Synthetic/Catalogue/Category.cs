using System.Collections.Immutable;

namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>A kind of goods: its dotted code (null where the shop gives none), the category ids that share it, and how readily it sells.</summary>
/// <param name="Code">The dotted code, or null.</param>
/// <param name="CategoryIds">The 19-digit ids, the commonest first.</param>
/// <param name="BuyFactor">Chance that a session in it buys, relative to the mean session.</param>
/// <param name="FirstShelf">Index of its first shelf.</param>
/// <param name="ShelfCount">How many shelves follow each other from there.</param>
internal sealed record Category(
    string? Code,
    ImmutableArray<long> CategoryIds,
    double BuyFactor,
    int FirstShelf,
    int ShelfCount
);
