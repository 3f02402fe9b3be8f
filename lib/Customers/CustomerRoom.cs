using EcommerceNotebooks.Customers;

namespace EcommerceNotebooks;

/// <summary>
/// Who the customers are and what they are worth. Every method reads the purchases that its filter takes before its as_of, and throws <see cref="InvalidOperationException"/>, naming the step to
/// run first, when the warehouse's tables are not built yet, and <see cref="ArgumentException"/> when an option is out of range.
/// </summary>
public sealed class CustomerRoom
{
    private readonly IShopScope scope;

    internal CustomerRoom(IShopScope scope) => this.scope = scope;

    /// <summary>Buyers scored by recency, frequency and money, and their segments. Without buyers all counts are 0.</summary>
    public RfmReport Rfm(RfmOptions options) => scope.Ask(session => RfmReader.Report(session, options));

    /// <summary>The segments of the buyers of each brand or category; without buyers there are none.</summary>
    public RfmBreakdownReport RfmBy(RfmOptions options, RfmBreakdown by) =>
        scope.Ask(session => RfmReader.Breakdown(session, options, by));

    /// <summary>One row for every buyer with scores and segment, in the order of their ids; without buyers there are none.</summary>
    public BuyerScoreList RfmScores(RfmOptions options) => scope.Ask(session => RfmReader.Scores(session, options));

    /// <summary>Writes every buyer with scores and segment to a .csv, .json or .parquet file, which is replaced, and returns their number.</summary>
    public long ExportRfmScores(RfmOptions options, string path) =>
        scope.Ask(session => RfmReader.ExportScores(session, options, path));

    /// <summary>How buyers moved between segments from one as_of to the one of the options.</summary>
    public RfmMigration RfmMigration(RfmOptions options, DateTime from) =>
        scope.Ask(session => RfmReader.Migration(session, options, from));

    /// <summary>The buyers at risk with the reasons, most money first.</summary>
    public ChurnRiskList ChurnRisk(ChurnRiskOptions options) =>
        scope.Ask(session => ChurnRiskReader.List(session, options));

    /// <summary>Writes all buyers at risk to a .csv, .json or .parquet file, which is replaced, and returns their number.</summary>
    public long ExportChurnRisk(ChurnRiskOptions options, string path) =>
        scope.Ask(session => ChurnRiskReader.Export(session, options, path));

    /// <summary>The customers' histories up to as_of, those alike together, in the options' unit of time: what the models of buying are fitted to.</summary>
    public IReadOnlyList<BuyerHistory> PurchaseHistories(LifetimeOptions options) =>
        scope.Ask(session => LifetimeReader.Histories(session, options));

    /// <summary>What customers are expected to buy and to be worth, or the reason why that cannot be said.</summary>
    public LifetimeReport LifetimeValue(LifetimeOptions options) =>
        scope.Ask(session => LifetimeReader.Report(session, options));

    /// <summary>One row for every customer with the history, the chance to be alive and what is expected, in the order of their ids; they sum to the report's total.</summary>
    public CustomerValueList LifetimeValues(LifetimeOptions options) =>
        scope.Ask(session => LifetimeReader.Values(session, options));

    /// <summary>Writes every customer with the history, the chance to be alive and what is expected to a .csv, .json or .parquet file, which is replaced, and returns their number.</summary>
    public long ExportLifetimeValues(LifetimeOptions options, string path) =>
        scope.Ask(session => LifetimeReader.ExportValues(session, options, path));

    /// <summary>Models fitted up to as_of, compared with what customers bought from there up to <paramref name="end"/>, not included, and with forecasts that need no model; the better one is chosen.</summary>
    public HoldoutCheck ValidateLifetimeValue(LifetimeOptions options, DateTime end) =>
        scope.Ask(session => LifetimeReader.Holdout(session, options, end));

    /// <summary>
    /// The chance that a buyer has not bought again, by days since the first purchase day, or since every one. A day counts once it is over: who has not bought again was watched up to the last whole
    /// day before as_of, or before the filter's end.
    /// </summary>
    public KaplanMeier TimeToNextPurchase(NextPurchaseOptions options) =>
        scope.Ask(session => SurvivalReader.NextPurchase(session, options));

    /// <summary>How unequally revenue is spread over buyers or products, up to as_of if one is given.</summary>
    public ConcentrationReport Concentration(ConcentrationOptions? options = null) =>
        scope.Ask(session => ConcentrationReader.Report(session, options ?? new ConcentrationOptions()));

    /// <summary>Buyers in clusters by recency, frequency and money, with how clear and how stable the clusters are; none, with the reason, where buyers are too few or too alike.</summary>
    public ClusterReport Clusters(ClusterOptions options) =>
        scope.Ask(session => ClusterReader.Report(session, options));
}

/// <summary>Opens the room.</summary>
public static class CustomerRoomExtensions
{
    extension(IShopScope scope)
    {
        /// <summary>Who the customers are and what they are worth: RFM, lifetime value, churn risk, clusters.</summary>
        public CustomerRoom Customers => new(scope);
    }
}
