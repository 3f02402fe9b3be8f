using EcommerceNotebooks.Customers;

namespace EcommerceNotebooks;

/// <summary>
/// Who the customers are and what they are worth. Every method reads the purchases that its filter takes before its as_of, and throws <see cref="InvalidOperationException"/>, naming the step to
/// run first, when the warehouse's tables are not built yet, and <see cref="ArgumentException"/> when an option is out of range.
/// </summary>
public static class ShopCustomers
{
    /// <summary>Buyers scored by recency, frequency and money, and their segments. Without buyers all counts are 0.</summary>
    public static RfmReport Rfm(this Shop shop, RfmOptions options, CancellationToken cancellationToken = default) =>
        RfmReader.Report(shop, options, cancellationToken);

    /// <summary>How buyers moved between segments from one as_of to the one of the options.</summary>
    public static RfmMigration RfmMigration(
        this Shop shop,
        RfmOptions options,
        DateTime from,
        CancellationToken cancellationToken = default
    ) => RfmReader.Migration(shop, options, from, cancellationToken);

    /// <summary>The buyers at risk with the reasons, most money first.</summary>
    public static ChurnRiskList ChurnRisk(
        this Shop shop,
        ChurnRiskOptions options,
        CancellationToken cancellationToken = default
    ) => ChurnRiskReader.List(shop, options, cancellationToken);

    /// <summary>Writes all buyers at risk to a .csv or .parquet file, which is replaced, and returns their number.</summary>
    public static long ExportChurnRisk(
        this Shop shop,
        ChurnRiskOptions options,
        string path,
        CancellationToken cancellationToken = default
    ) => ChurnRiskReader.Export(shop, options, path, cancellationToken);
}
