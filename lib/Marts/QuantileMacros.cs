using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

/// <summary>Gives every connection the macros that read quantiles off a mart's running counts.</summary>
internal sealed class QuantileMacros : IShopPart
{
    /// <inheritdoc/>
    public void Opened(Shop shop) =>
        SqlScript.Load(typeof(QuantileMacros), "weighted_quantile.sql").Execute(shop.Connection);
}
