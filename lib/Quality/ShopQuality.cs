using EcommerceNotebooks.Quality;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>Checks of the data.</summary>
public static class ShopQuality
{
    /// <summary>
    /// Checks the relations that exist against their contracts, looks for what is known to go wrong, makes the caller's own checks, and keeps the results in <c>data_quality_results</c>.
    /// A failed check does not throw; <see cref="QualityReport.ThrowIfErrors"/> does.
    /// </summary>
    /// <exception cref="ArgumentException">Two checks of a relation have the same name.</exception>
    /// <exception cref="SqlScriptException">A check names a relation or column that does not exist, or its SQL is wrong.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled; no result was kept.</exception>
    public static QualityReport CheckQuality(
        this Shop shop,
        QualityOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        return QualityRun.Run(shop.Connection, options ?? new QualityOptions(), cancellationToken);
    }
}
