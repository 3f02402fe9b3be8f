using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Filters;

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

    /// <summary>The segments of the buyers of each brand or category; without buyers there are none.</summary>
    public static RfmBreakdownReport RfmBy(
        this Shop shop,
        RfmOptions options,
        RfmBreakdown by,
        CancellationToken cancellationToken = default
    ) => RfmReader.Breakdown(shop, options, by, cancellationToken);

    /// <summary>One row for every buyer with scores and segment, in the order of their ids; without buyers there are none.</summary>
    public static BuyerScoreList BuyerScores(
        this Shop shop,
        RfmOptions options,
        CancellationToken cancellationToken = default
    ) => RfmReader.Scores(shop, options, cancellationToken);

    /// <summary>Writes every buyer with scores and segment to a .csv, .json or .parquet file, which is replaced, and returns their number.</summary>
    public static long ExportBuyerScores(
        this Shop shop,
        RfmOptions options,
        string path,
        CancellationToken cancellationToken = default
    ) => RfmReader.ExportScores(shop, options, path, cancellationToken);

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

    /// <summary>Writes all buyers at risk to a .csv, .json or .parquet file, which is replaced, and returns their number.</summary>
    public static long ExportChurnRisk(
        this Shop shop,
        ChurnRiskOptions options,
        string path,
        CancellationToken cancellationToken = default
    ) => ChurnRiskReader.Export(shop, options, path, cancellationToken);

    /// <summary>The customers' histories up to as_of, those alike together, in the options' unit of time: what the models of buying are fitted to.</summary>
    public static IReadOnlyList<BuyerHistory> BuyerHistories(
        this Shop shop,
        LifetimeOptions options,
        CancellationToken cancellationToken = default
    ) => LifetimeReader.Histories(shop, options, cancellationToken);

    /// <summary>What customers are expected to buy and to be worth, or the reason why that cannot be said.</summary>
    public static LifetimeReport LifetimeValue(
        this Shop shop,
        LifetimeOptions options,
        CancellationToken cancellationToken = default
    ) => LifetimeReader.Report(shop, options, cancellationToken);

    /// <summary>One row for every customer with the history, the chance to be alive and what is expected, in the order of their ids; they sum to the report's total.</summary>
    public static CustomerValueList CustomerValues(
        this Shop shop,
        LifetimeOptions options,
        CancellationToken cancellationToken = default
    ) => LifetimeReader.Values(shop, options, cancellationToken);

    /// <summary>Writes every customer with the history, the chance to be alive and what is expected to a .csv, .json or .parquet file, which is replaced, and returns their number.</summary>
    public static long ExportCustomerValues(
        this Shop shop,
        LifetimeOptions options,
        string path,
        CancellationToken cancellationToken = default
    ) => LifetimeReader.ExportValues(shop, options, path, cancellationToken);

    /// <summary>Models fitted up to as_of, compared with what customers bought from there up to <paramref name="end"/>, not included, and with forecasts that need no model; the better one is chosen.</summary>
    public static HoldoutCheck CheckLifetime(
        this Shop shop,
        LifetimeOptions options,
        DateTime end,
        CancellationToken cancellationToken = default
    ) => LifetimeReader.Holdout(shop, options, end, cancellationToken);

    /// <summary>
    /// The chance that a buyer has not bought again, by days since the first purchase day, or since every one. A day counts once it is over: who has not bought again was watched up to the last whole
    /// day before as_of, or before the filter's end.
    /// </summary>
    public static KaplanMeier TimeToNextPurchase(
        this Shop shop,
        DateTime asOf,
        EventFilter? filter = null,
        bool everyPurchase = false,
        CancellationToken cancellationToken = default
    ) => SurvivalReader.NextPurchase(shop, asOf, filter, everyPurchase, cancellationToken);

    /// <summary>How unequally revenue is spread over buyers or products, up to as_of if one is given.</summary>
    public static ConcentrationReport Concentration(
        this Shop shop,
        ConcentrationOf of = ConcentrationOf.Buyers,
        EventFilter? filter = null,
        DateTime? asOf = null,
        CancellationToken cancellationToken = default
    ) => ConcentrationReader.Report(shop, of, filter, asOf, cancellationToken);

    /// <summary>Buyers in clusters by recency, frequency and money, with how clear and how stable the clusters are; none, with the reason, where buyers are too few or too alike.</summary>
    public static ClusterReport BuyerClusters(
        this Shop shop,
        ClusterOptions options,
        CancellationToken cancellationToken = default
    ) => ClusterReader.Report(shop, options, cancellationToken);
}
