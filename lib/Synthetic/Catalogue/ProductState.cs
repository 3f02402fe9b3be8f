namespace EcommerceNotebooks.Synthetic.Catalogue;

/// <summary>What the log says of a product at one instant; these attributes change now and then.</summary>
/// <param name="ProductId">The shop's number of the product.</param>
/// <param name="CategoryId">19 digits.</param>
/// <param name="CategoryCode">The dotted code, or null.</param>
/// <param name="Brand">Lower case, or null.</param>
/// <param name="PriceCents">Price in hundredths; 0 while no price is set.</param>
internal readonly record struct ProductState(
    int ProductId,
    long CategoryId,
    string? CategoryCode,
    string? Brand,
    int PriceCents
);
