namespace EcommerceNotebooks;

/// <summary>
/// A part of the pipeline that has to prepare a shop, for example to bring views over the lake up to date.
/// A class that implements this, with a constructor without parameters, is found by itself: the shop names no part.
/// </summary>
internal interface IShopPart
{
    /// <summary>Called once for each shop, on its own connection, before the caller gets it; nothing may be written where the shop is read-only.</summary>
    void ShopOpened(ShopSession session);
}
