namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>Brings the views over the lake up to date when a shop opens: after a crash between commit and views, or a move to another folder.</summary>
internal sealed class LakePart : IShopPart
{
    /// <inheritdoc/>
    public void ShopOpened(ShopSession session)
    {
        var lake = LakeFolder.Of(session.Shop);
        new LakeViews(session, lake).Refresh(lake.Manifests.Current());
    }
}
