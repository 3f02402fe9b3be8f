namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>A kind of goods: its dotted code, null where the shop gives none, and the range of its shelves.</summary>
/// <param name="Code">The dotted code, or null.</param>
/// <param name="FirstShelf">Index of its first shelf.</param>
/// <param name="ShelfCount">How many shelves follow each other from there.</param>
internal sealed record Category(string? Code, int FirstShelf, int ShelfCount);
