namespace EcommerceNotebooks.Ingest.Lake;

/// <summary>Brings the views over the lake up to date when a shop opens: after a crash between commit and views, or a move to another folder. Where the warehouse is only read, a move is an error.</summary>
internal sealed class LakePart : IShopPart
{
    /// <inheritdoc/>
    public void ShopOpened(ShopSession session)
    {
        var lake = LakeFolder.Of(session.Shop);
        var views = new LakeViews(session, lake);
        if (session.Shop.IsReadOnly)
        {
            views.RefuseOtherFolder();
        }
        else
        {
            views.Refresh(lake.Manifests.Current());
        }
    }
}
