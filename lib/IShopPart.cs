namespace EcommerceNotebooks;

/// <summary>
/// A part of the pipeline that has to look at a shop when it opens, for example to bring views over the lake up to date.
/// A class that implements this, with a constructor without parameters, is found by itself: the shop names no part.
/// </summary>
internal interface IShopPart
{
    /// <summary>Called once for each shop, after its connection is open and before the caller gets it.</summary>
    void Opened(Shop shop);
}
