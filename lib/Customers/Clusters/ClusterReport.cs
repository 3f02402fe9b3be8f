using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;

namespace EcommerceNotebooks.Customers;

/// <summary>Buyers in clusters by the logarithms of recency, frequency and money, each standardised.</summary>
/// <param name="Options">How they were found.</param>
/// <param name="Clusters">Highest typical money first; empty where there are none.</param>
/// <param name="Silhouette">Mean silhouette of the sample: -1 to 1, and near 0 where clusters are cut out of one cloud; null without clusters.</param>
/// <param name="SilhouetteBuyers">How many buyers it was taken from.</param>
/// <param name="Stability">Mean adjusted Rand index between these clusters and those found in resamples, over the resampled buyers; null without clusters.</param>
/// <param name="LowestStability">The least of these indexes.</param>
/// <param name="HasConverged">Whether the search ended by itself.</param>
/// <param name="Reason">Why there are no clusters; null if there are.</param>
public sealed record ClusterReport(
    ClusterOptions Options,
    IReadOnlyList<BuyerCluster> Clusters,
    double? Silhouette,
    int SilhouetteBuyers,
    double? Stability,
    double? LowestStability,
    bool HasConverged,
    string? Reason
) : ChartReport
{
    /// <summary>How many clusters there are, how clear and how stable, and the shares and the typical buyer of each, in sentences; or why there are none.</summary>
    public string Sentence =>
        Reason is null
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Words.Count(Clusters.Count, "cluster")}: silhouette {Silhouette:0.00}, stability {Stability:0.00}. {string.Join(' ', Clusters.Select(Describe))}"
            )
            : $"There are no clusters: {Reason}.";

    private string Title => $"Clusters of buyers, as of {CustomerText.Date(Options.Rfm.AsOf)}";

    /// <summary>One row per cluster, under the silhouette and the stability.</summary>
    public Table ToTable() =>
        Table
            .Of(
                Clusters,
                Reason is null
                    ? $"{Title}: silhouette {CustomerText.Number(Silhouette ?? 0, 3)} from {SilhouetteBuyers} buyers, stability {CustomerText.Number(Stability ?? 0, 3)} over {Options.Resamples} resamples"
                    : $"{Title}: {Reason}"
            )
            .WithFormat(ColumnFormat.Percent(), "buyer_share", "revenue_share")
            .WithFormat(ColumnFormat.Fixed(1), "typical_recency_days", "typical_frequency")
            .WithFormat(ColumnFormat.Fixed(2), "typical_monetary");

    /// <summary>Shares of buyers and of revenue side by side, each cluster named by the buyer at its centre.</summary>
    public override Chart ToChart()
    {
        if (Clusters.Count == 0)
        {
            return Chart.Nothing(Sentence).Title(Title);
        }

        var names = Clusters.Select(Label).ToArray();
        var buyers = Chart.HorizontalBar(names, Clusters.Select(cluster => cluster.BuyerShare), "buyers");
        return (
            Clusters.Any(cluster => cluster.RevenueShare is not null)
                ? buyers.With(Chart.HorizontalBar(names, Clusters.Select(cluster => cluster.RevenueShare), "revenue"))
                : buyers
        )
            .Title(Title)
            .XAxis("share", ".0%")
            .YAxis(new AxisOptions { Title = "typical buyer", Reversed = true });
    }

    private string Describe(BuyerCluster cluster) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"Cluster {cluster.Cluster}, {cluster.BuyerShare:P2} of buyers{(cluster.RevenueShare is { } revenue ? $" and {revenue.ToString("P2", CultureInfo.InvariantCulture)} of revenue" : "")}: typically {Days(cluster)} since the last purchase, {Times(cluster)}, {cluster.TypicalMonetary:N0} spent."
        );

    private string Label(BuyerCluster cluster) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{cluster.Cluster}: {Days(cluster)} ago, {Times(cluster)}, {cluster.TypicalMonetary:N0}"
        );

    private static string Days(BuyerCluster cluster) =>
        Words.Count((long)Math.Round(cluster.TypicalRecencyDays, MidpointRounding.AwayFromZero), "day");

    private string Times(BuyerCluster cluster) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{cluster.TypicalFrequency:0.0} {Options.Rfm.Frequency switch { RfmFrequency.Orders => "orders", RfmFrequency.Items => "items", _ => "purchase days" }}"
        );
}
