using EcommerceNotebooks;

namespace Tests.Support;

internal static class OwnConnection
{
    extension(Shop shop)
    {
        /// <summary>A session on the shop's own connection, which sees what a test made there.</summary>
        internal ShopSession OnConnection => ShopSession.Over(shop.Connection);
    }
}
