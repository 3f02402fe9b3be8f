using EcommerceNotebooks.Published;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks;

/// <summary>The comparison with published totals, for what a shop's lake holds.</summary>
public static class ShopPublishedSources
{
    /// <summary>Compares the raw events with the published totals of October and November 2019 where the lake's sources are those files, by rows and bytes; says so where they are not.</summary>
    /// <exception cref="SqlScriptException">Nothing was ingested yet, or DuckDB refused a script.</exception>
    public static PublishedComparison ComparePublished(this Shop shop, CancellationToken cancellationToken = default) =>
        shop.ComparePublished(
            [
                .. shop.CurrentLake()
                    .Sources.Select(source => new SourceSize(source.Name, source.Lines, source.UnpackedBytes)),
            ],
            cancellationToken: cancellationToken
        );
}
