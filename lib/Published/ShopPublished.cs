using EcommerceNotebooks.Published;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>Comparison with what was published about the same files.</summary>
public static class ShopPublished
{
    /// <summary>
    /// Holds the published totals of October and November 2019 (or of another <paramref name="reference"/>) against <c>events_raw</c>, for those months whose file is in the lake; says so when none is.
    /// </summary>
    /// <exception cref="SqlScriptException">DuckDB refused a script.</exception>
    public static PublishedComparison ComparePublished(
        this Shop shop,
        PublishedReference? reference = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        var sources = shop.CurrentLake().Sources;
        return shop.ComparePublished(
            [.. sources.Select(source => new SourceSize(source.Name, source.Lines, source.UnpackedBytes))],
            reference,
            cancellationToken
        );
    }

    /// <summary>
    /// Holds the published totals of October and November 2019 against <c>events_raw</c>, for those months whose file is among the sources by rows and bytes; says so when none is.
    /// </summary>
    /// <param name="shop">A shop with raw events.</param>
    /// <param name="sources">The sources in the lake with their sizes, as the ingest counted them.</param>
    /// <param name="reference">Other published numbers than <see cref="PublishedTotals.Reference"/>.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    /// <exception cref="ArgumentException">The reference names a metric that no query computes.</exception>
    /// <exception cref="SqlScriptException">There are no raw events, or DuckDB refused a script.</exception>
    public static PublishedComparison ComparePublished(
        this Shop shop,
        IReadOnlyCollection<SourceSize> sources,
        PublishedReference? reference = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        ArgumentNullException.ThrowIfNull(sources);
        return PublishedComparer.Compare(
            shop.Connection,
            reference ?? PublishedTotals.Reference,
            sources,
            cancellationToken
        );
    }
}
