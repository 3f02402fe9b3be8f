namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>Brings the views over the lake up to date when a shop opens: after a crash between commit and views, or a move to another folder.</summary>
internal sealed class LakePart : IShopPart
{
    /// <inheritdoc/>
    public void Opened(Shop shop)
    {
        var lake = new LakeFolder(shop.LakePath);
        new LakeViews(shop.Connection, lake).Refresh(lake.Manifests.Current());
    }
}
