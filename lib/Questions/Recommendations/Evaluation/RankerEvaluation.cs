using EcommerceNotebooks.Learning.Evaluation;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>A figure of a ranker.</summary>
/// <param name="Mean">The mean over windows, with its interval by resamples of users.</param>
/// <param name="Spread">The standard deviation over windows; null for one window.</param>
public sealed record RankerFigure(Estimate Mean, double? Spread);

/// <summary>A ranker over all windows.</summary>
/// <param name="Name">Which.</param>
/// <param name="Figures">Of the next item recall at 1, 5, 10 and 20, MRR and NDCG at 20; of the rest of the session recall, MAP and NDCG at 20.</param>
/// <param name="Coverage">The share of the catalogue that stands in its first 20 at least once.</param>
/// <param name="PopularityPercentile">The mean, over its first 20, of the share of the catalogue that is less popular: 0.5 is no bias.</param>
/// <param name="Novelty">The mean, over its first 20, of -log2 of the item's share of past sessions, in bits.</param>
public sealed record RankerEvaluation(
    string Name,
    IReadOnlyList<RankerFigure> Figures,
    double Coverage,
    double? PopularityPercentile,
    double? Novelty
);

/// <summary>A ranker in one window.</summary>
/// <param name="Name">Which.</param>
/// <param name="Settings">Its parameters as the validation chose them; empty where it has none.</param>
/// <param name="ValidationNdcg">Its NDCG at 20 on the validation; null where that had nothing to judge by.</param>
/// <param name="Figures">As those of <see cref="RankerEvaluation"/>.</param>
/// <param name="Coverage">The share of the catalogue given.</param>
/// <param name="PopularityPercentile">How popular is what it gives.</param>
/// <param name="Novelty">How new is what it gives, in bits.</param>
public sealed record WindowRanker(
    string Name,
    string Settings,
    double? ValidationNdcg,
    IReadOnlyList<double> Figures,
    double Coverage,
    double? PopularityPercentile,
    double? Novelty
);

/// <summary>What was learned from and judged on in one window.</summary>
/// <param name="Window">Its time.</param>
/// <param name="LearnedSessions">Sessions of two products or more before the split.</param>
/// <param name="Catalogue">Products known at the split: all are ranked.</param>
/// <param name="FoundSessions">Sessions of two products or more that begin after it.</param>
/// <param name="TestSessions">How many of them were drawn and judged.</param>
public sealed record WindowEvaluation(
    EvaluationWindow Window,
    int LearnedSessions,
    int Catalogue,
    long FoundSessions,
    int TestSessions
)
{
    /// <summary>The share of the drawn sessions' events that are on products not known at the split: they can be told by nobody and are not judged. Null without any.</summary>
    public double? UnknownShare { get; init; }

    /// <summary>The share of next products that the session had before. Null without any.</summary>
    public double? SeenShare { get; init; }

    /// <summary>How many next products are known and looked for.</summary>
    public long Targets { get; init; }

    /// <summary>The rankers; empty where the window could not be judged.</summary>
    public IReadOnlyList<WindowRanker> Rankers { get; init; } = [];

    /// <summary>Why it could not be judged; null where it was.</summary>
    public string? Reason { get; init; }
}
