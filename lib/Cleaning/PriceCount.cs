namespace EcommerceNotebooks.Cleaning;

/// <summary>Clean events by what is to be said about their price.</summary>
/// <param name="PriceFlag">regular, missing, negative, zero or over_cap.</param>
/// <param name="Events">Events with that flag.</param>
/// <param name="Purchases">Purchases among them.</param>
public sealed record PriceCount(string PriceFlag, long Events, long Purchases);
