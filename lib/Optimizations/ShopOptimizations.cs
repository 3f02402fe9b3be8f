using EcommerceNotebooks.Optimizations;

namespace EcommerceNotebooks;

/// <summary>
/// Measurements of what makes queries fast and what does not, on this shop's own log. They need an ingested log and nothing more, and leave warehouse and lake as they are.
/// </summary>
public static class ShopOptimizations
{
    /// <summary>A laboratory that measures one technique after another on the same slice; dispose it to delete its temporary folder.</summary>
    /// <exception cref="InvalidOperationException">The shop has no events yet.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static OptimizationLab OpenOptimizationLab(
        this Shop shop,
        OptimizationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        return new OptimizationLab(shop, options ?? new OptimizationOptions(), cancellationToken);
    }

    /// <summary>Measures one technique; see <see cref="OptimizationLab.Measure(Optimization, CancellationToken)"/>.</summary>
    /// <inheritdoc cref="OpenOptimizationLab"/>
    public static OptimizationResult Measure(
        this Shop shop,
        Optimization optimization,
        OptimizationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        using var lab = shop.OpenOptimizationLab(options, cancellationToken);
        return lab.Measure(optimization, cancellationToken);
    }

    /// <summary>Measures all techniques; see <see cref="OptimizationLab.MeasureAll"/>.</summary>
    /// <inheritdoc cref="OpenOptimizationLab"/>
    public static OptimizationReport MeasureOptimizations(
        this Shop shop,
        OptimizationOptions? options = null,
        IProgress<Optimization>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        using var lab = shop.OpenOptimizationLab(options, cancellationToken);
        return lab.MeasureAll(progress: progress, cancellationToken: cancellationToken);
    }
}
