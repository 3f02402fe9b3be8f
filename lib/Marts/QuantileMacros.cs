using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Marts;

/// <summary>Gives every connection the macros that read quantiles off a mart's running counts.</summary>
internal sealed class QuantileMacros : IShopPart
{
    private static readonly SqlScript Macros = SqlScript.Load(typeof(QuantileMacros), "weighted_quantile.sql");

    /// <inheritdoc/>
    public void SessionOpened(ShopSession session) => Macros.Execute(session);
}
