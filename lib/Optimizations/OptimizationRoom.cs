using EcommerceNotebooks.Optimizations;

namespace EcommerceNotebooks;

/// <summary>
/// Measurements of what makes queries fast and what does not, on this shop's own log. They need an ingested log and nothing more, and leave warehouse and lake as they are. While a technique is
/// measured no other session of the shop is open, so that nothing else takes the machine.
/// </summary>
public sealed class OptimizationRoom
{
    private readonly IShopScope scope;

    internal OptimizationRoom(IShopScope scope) => this.scope = scope;

    /// <summary>A laboratory that measures one technique after another on the same slice; dispose it to delete its temporary folder.</summary>
    /// <exception cref="InvalidOperationException">The shop has no events yet.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public OptimizationLab OpenLab(OptimizationOptions? options = null) =>
        new(scope, options ?? new OptimizationOptions());

    /// <summary>Measures one technique; see <see cref="OptimizationLab.Measure(Optimization)"/>.</summary>
    /// <inheritdoc cref="OpenLab"/>
    public OptimizationResult Measure(Optimization optimization, OptimizationOptions? options = null)
    {
        using var lab = OpenLab(options);
        return lab.Measure(optimization);
    }

    /// <summary>Measures all techniques; see <see cref="OptimizationLab.MeasureAll"/>.</summary>
    /// <inheritdoc cref="OpenLab"/>
    public OptimizationReport MeasureAll(OptimizationOptions? options = null, IProgress<Optimization>? progress = null)
    {
        using var lab = OpenLab(options);
        return lab.MeasureAll(progress: progress);
    }
}

/// <summary>Opens the room.</summary>
public static class OptimizationRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>Measurements of what makes queries fast.</summary>
        public OptimizationRoom Optimizations => new(scope);
    }
}
