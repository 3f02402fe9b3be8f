using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

/// <summary>Keeps in the warehouse the macros that read quantiles off a mart's running counts.</summary>
internal sealed class QuantileMacros : IShopPart
{
    private static readonly SqlScript Macros = SqlScript.Load(typeof(QuantileMacros), "weighted_quantile.sql");

    /// <inheritdoc/>
    public void ShopOpened(ShopSession session)
    {
        if (!session.Shop.IsReadOnly)
        {
            Macros.Execute(session);
        }
    }
}
