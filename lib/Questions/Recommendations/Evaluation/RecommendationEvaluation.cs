using System.Globalization;
using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>How well rankers tell what comes next in sessions that begin after all that they learned from.</summary>
/// <param name="Options">How they were judged.</param>
/// <param name="Windows">The windows in the order of time.</param>
/// <param name="Reason">Why nothing can be said; null where it can.</param>
public sealed record RecommendationEvaluation(
    RecommendationEvaluationOptions Options,
    IReadOnlyList<WindowEvaluation> Windows,
    string? Reason
) : ChartReport
{
    private const int Recall = 3;

    /// <summary>The rankers over all windows that could be judged; empty where none could.</summary>
    public IReadOnlyList<RankerEvaluation> Rankers { get; init; } = [];

    /// <summary>The ranker other than VSTAN with the highest NDCG on the validations; null where nothing could be judged.</summary>
    public string? BestOther { get; init; }

    /// <summary>Each figure of VSTAN less that of <see cref="BestOther"/>, by the same resamples of users.</summary>
    public IReadOnlyList<Estimate> Differences { get; init; } = [];

    /// <summary>What VSTAN gains of each figure where trees rank its first items anew, by the same resamples of users; empty where that was not asked for.</summary>
    public IReadOnlyList<Estimate> RerankingGains { get; init; } = [];

    /// <summary>How often VSTAN has the next product among its first 20, and what it has more than the best other; or why nothing can be said.</summary>
    public string Sentence =>
        Reason is not null
            ? Words.Sentence($"Rankers cannot be judged: {Reason}")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"VSTAN has the next product among its first 20 in {Words.Percent(Rankers.Single(each => each.Name == RankerFamily.Vstan).Figures[Recall].Mean.Value)} of {Words.Count(Windows.Sum(window => window.Rankers.Count == 0 ? 0 : window.Targets), "step")} of sessions, {Difference(Differences[Recall])}."
            );

    private string Title =>
        Reason is null
            ? $"The next product, {Words.Count(Windows.Count(window => window.Reason is null), "window")}"
            : $"The next product: {Reason}";

    /// <summary>One row per ranker: the mean over windows of each figure, and its spread for the recall.</summary>
    public Table ToTable() =>
        Format(
            Table.Of(
                Rankers.Select(each => new
                {
                    Ranker = each.Name,
                    Recall1 = each.Figures[0].Mean.Value,
                    Recall5 = each.Figures[1].Mean.Value,
                    Recall10 = each.Figures[2].Mean.Value,
                    Recall20 = each.Figures[Recall].Mean.Value,
                    From = each.Figures[Recall].Mean.Interval?.Low,
                    To = each.Figures[Recall].Mean.Interval?.High,
                    Spread = each.Figures[Recall].Spread,
                    Mrr20 = each.Figures[4].Mean.Value,
                    Ndcg20 = each.Figures[5].Mean.Value,
                    RestRecall20 = each.Figures[6].Mean.Value,
                    RestMap20 = each.Figures[7].Mean.Value,
                    RestNdcg20 = each.Figures[8].Mean.Value,
                    each.Coverage,
                    Popularity = each.PopularityPercentile,
                    Novelty = each.Novelty,
                }),
                Title
            )
        );

    /// <summary>One row per figure: what VSTAN has more than the best other, with its interval.</summary>
    public Table ToDifferenceTable() =>
        EstimateTable.Of(Reason is null ? $"VSTAN less {BestOther}" : Title, Differences);

    /// <summary>One row per figure: what ranking anew brings over VSTAN, with its interval; no row where it was not asked for.</summary>
    public Table ToRerankingTable() =>
        EstimateTable.Of(Reason is null ? "VSTAN, re-ranked, less VSTAN" : Title, RerankingGains);

    /// <summary>One row per window: its time, what was learned from and judged on, or why it was not.</summary>
    public Table ToWindowTable() =>
        Table
            .Of(
                Windows.Select(each => new
                {
                    each.Window.From,
                    each.Window.Split,
                    each.Window.Until,
                    each.LearnedSessions,
                    each.Catalogue,
                    each.FoundSessions,
                    each.TestSessions,
                    each.Targets,
                    each.UnknownShare,
                    each.SeenShare,
                    Note = each.Reason ?? "",
                }),
                "Windows"
            )
            .WithFormat(ColumnFormat.Percent().OrElse("no events"), "unknown_share", "seen_share");

    /// <summary>One row per window and ranker: its parameters and its figures.</summary>
    public Table ToSettingsTable() =>
        Table
            .Of(
                Windows.SelectMany(window =>
                    window.Rankers.Select(each => new
                    {
                        window.Window.Split,
                        Ranker = each.Name,
                        each.Settings,
                        each.ValidationNdcg,
                        Recall20 = each.Figures[Recall],
                        Mrr20 = each.Figures[4],
                        Ndcg20 = each.Figures[5],
                    })
                ),
                "Rankers by window"
            )
            .WithFormat(ColumnFormat.Fixed(4).OrElse("not computed"), "validation_ndcg", "recall20", "mrr20", "ndcg20")
            .WithHeading("recall20", "Recall at 20")
            .WithHeading("mrr20", "MRR at 20")
            .WithHeading("ndcg20", "NDCG at 20");

    /// <summary>Recall at 20 of each ranker, with its interval.</summary>
    public override Chart ToChart() =>
        Rankers.Count == 0
            ? Chart.Nothing(Sentence).Title("The next product")
            : Chart
                .HorizontalBar(
                    Rankers.Select(each => each.Name),
                    Rankers.Select(each => each.Figures[Recall].Mean.Value),
                    "recall at 20"
                )
                .ErrorBars(
                    Rankers.Select(each => each.Figures[Recall].Mean.Interval?.Low),
                    Rankers.Select(each => each.Figures[Recall].Mean.Interval?.High)
                )
                .XAxis("next product among the first 20", ".0%")
                .YAxis(new AxisOptions { Reversed = true })
                .Title(Title);

    internal static RecommendationEvaluation Nothing(
        RecommendationEvaluationOptions options,
        IReadOnlyList<WindowEvaluation> windows,
        string reason
    ) => new(options, windows, reason);

    private static Table Format(Table table)
    {
        string[] cuts = ["1", "5", "10", "20"];
        foreach (var cut in cuts)
        {
            table = table.WithHeading($"recall{cut}", $"Recall at {cut}");
        }

        return table
            .WithHeading("from", "Interval from")
            .WithHeading("to", "Interval to")
            .WithHeading("spread", "Spread over windows")
            .WithHeading("mrr20", "MRR at 20")
            .WithHeading("ndcg20", "NDCG at 20")
            .WithHeading("rest_recall20", "Recall at 20, rest")
            .WithHeading("rest_map20", "MAP at 20, rest")
            .WithHeading("rest_ndcg20", "NDCG at 20, rest")
            .WithHeading("popularity", "Popularity percentile")
            .WithHeading("novelty", "Novelty, bits")
            .WithFormat(
                ColumnFormat.Fixed(4).OrElse("not computed"),
                "recall1",
                "recall5",
                "recall10",
                "recall20",
                "from",
                "to",
                "spread",
                "mrr20",
                "ndcg20",
                "rest_recall20",
                "rest_map20",
                "rest_ndcg20"
            )
            .WithFormat(ColumnFormat.Percent(), "coverage")
            .WithFormat(ColumnFormat.Fixed(2).OrElse("not computed"), "popularity", "novelty");
    }

    private string Difference(Estimate difference) =>
        difference is { Value: { } value, Interval: { } interval }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Math.Abs(value) * 100:0.00} points {(value < 0 ? "less" : "more")} than {BestOther}, the best other by the validation ({interval.Confidence * 100:0.##} % interval of the difference {interval.Low * 100:0.00} to {interval.High * 100:0.00})"
            )
            : $"which cannot be compared with {BestOther}: {difference.Reason}";
}
