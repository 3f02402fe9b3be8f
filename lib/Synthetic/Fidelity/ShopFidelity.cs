using EcommerceNotebooks.Synthetic.Fidelity;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>How like the published months a shop is.</summary>
public static class ShopFidelity
{
    /// <summary>The published numbers of October and November 2019 beside those of <c>events_raw</c>, for the sources that lie within one of the two months.</summary>
    /// <exception cref="SqlScriptException">There are no raw events, or DuckDB refused a script.</exception>
    public static FidelityReport CompareFidelity(this Shop shop, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(shop);
        return FidelityMeasurement.Run(shop.Connection, cancellationToken);
    }
}
