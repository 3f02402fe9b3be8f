using EcommerceNotebooks.Ingest.Profile;

namespace EcommerceNotebooks;

/// <summary>Profiles what a shop's lake holds.</summary>
public static class ShopProfile
{
    /// <summary>
    /// Nulls, distinct values, range, quantiles and most frequent values of the nine raw columns, with their bytes in the CSV, in Parquet and in memory,
    /// all measured on the lake's current version.
    /// </summary>
    /// <exception cref="InvalidOperationException">The lake holds no sources.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public static ColumnProfiles ProfileColumns(
        this Shop shop,
        ColumnProfileOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(shop);
        return new ColumnProfiler(shop, options ?? new ColumnProfileOptions(), cancellationToken).Profile();
    }
}
