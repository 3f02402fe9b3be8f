using EcommerceNotebooks.Learning.Boosting;
using EcommerceNotebooks.Learning.Evaluation;
using EcommerceNotebooks.Learning.Ranking;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Questions.Recommendations;

/// <summary>Judges rankers window by window.</summary>
internal static class RecommendationEvaluator
{
    // Fewer users say nothing that an interval would not take back.
    private const int LeastUsers = 10;

    // What trees that rank anew learn from, of the validation.
    private const int RerankingSessions = 10_000;

    private static readonly int VstanPlace = RankerFamily
        .All.Index()
        .Single(family => family.Item.Name == RankerFamily.Vstan)
        .Index;

    internal static RecommendationEvaluation Run(ShopSession session, RecommendationEvaluationOptions options)
    {
        BuiltRelations.Require(session, "fact_sessions", "dim_products", "fact_events");
        var extent = SessionReader.Script("extent").QuerySingle<Extent>(session);
        var windows = extent is { FirstTime: { } first, LastTime: { } last }
            ? options.Of(first, last.AddSeconds(1))
            : [];
        var rankers = RankerFamily.All.Count + (options.Reranked ? 1 : 0);
        var means = new GroupedMeans(rankers * SessionJudge.Figures.Length);
        List<WindowEvaluation> judged = [];
        foreach (var window in windows)
        {
            judged.Add(Judge(session, options, window, judged.Count(each => each.Reason is null), means));
        }

        return judged.All(each => each.Reason is not null)
            ? RecommendationEvaluation.Nothing(options, judged, Reason(judged))
            : Report(options, judged, means, session.CancellationToken);
    }

    private static string Reason(List<WindowEvaluation> windows) =>
        windows.Count == 0
            ? "the log is too short: each window must last a hundred seconds"
            : $"no window can be judged; of the first, {windows[0].Reason}";

    private static WindowEvaluation Judge(
        ShopSession session,
        RecommendationEvaluationOptions options,
        EvaluationWindow window,
        int stratum,
        GroupedMeans means
    )
    {
        var (chosen, model) = Tune(session, options, window);
        var index = SessionIndexBuilder.Build(session, options.Index(window.From, window.Split));
        var test = HeldOutSessions.Read(session, index, window.Split, window.Until, options.TestSessions, options.Seed);
        var result = new WindowEvaluation(window, index.Sessions, index.Items, test.Found, test.Sessions.Count)
        {
            UnknownShare = test.UnknownShare,
            SeenShare = test.SeenShare,
            Targets = test.Targets,
        };
        var users = test.Sessions.Where(HeldOutSessions.HasTarget).Select(each => each.User).Distinct().Count();
        if (index.Sessions == 0 || users < LeastUsers)
        {
            return result with
            {
                Reason =
                    index.Sessions == 0
                        ? "there is no session of two products to learn from"
                        : $"the test has {users} users with a known next product, and {LeastUsers} are the least",
            };
        }

        var catalogue = Catalogue(index);
        List<NextItemRanker> rankers = [.. chosen.Select(each => each.Make(index))];
        if (options.Reranked)
        {
            rankers.Add(new RerankedRanker((VstanRanker)rankers[VstanPlace], ProductFacts.Read(session, index), model));
        }

        var judged = rankers.ConvertAll(ranker =>
            SessionJudge.Judge(ranker, test.Sessions, catalogue, session.CancellationToken)
        );
        for (var i = 0; i < test.Sessions.Count; i++)
        {
            if (judged[0].Rows[i] > 0)
            {
                means.Add(
                    test.Sessions[i].User,
                    stratum,
                    judged[0].Rows[i],
                    [.. judged.SelectMany(each => each.Sums[i])]
                );
            }
        }

        return result with
        {
            Rankers =
            [
                .. judged.Select(
                    (each, i) =>
                        new WindowRanker(
                            rankers[i].Name,
                            rankers[i].Settings,
                            i < chosen.Length ? chosen[i].Ndcg : null,
                            [.. Enumerable.Range(0, SessionJudge.Figures.Length).Select(each.Mean)],
                            each.Given.Coverage,
                            each.Given.PopularityPercentile,
                            each.Given.Novelty
                        )
                ),
            ],
        };
    }

    // The settings with the highest NDCG on the validation, of equal ones the first tried; the default where there is nothing to judge by.
    private static ((MakeRanker Make, double? Ndcg)[] Chosen, BoostedModel? Model) Tune(
        ShopSession session,
        RecommendationEvaluationOptions options,
        EvaluationWindow window
    )
    {
        var index = SessionIndexBuilder.Build(session, options.Index(window.From, window.Validation));
        var validation = HeldOutSessions.Read(
            session,
            index,
            window.Validation,
            window.Split,
            Math.Max(options.ValidationSessions, options.Reranked ? RerankingSessions : 0),
            options.Seed
        );
        if (index.Sessions == 0 || !validation.Sessions.Any(HeldOutSessions.HasTarget))
        {
            return ([.. RankerFamily.All.Select(family => (family.Default, (double?)null))], null);
        }

        var catalogue = Catalogue(index);
        HeldOutSession[] tried = [.. validation.Sessions.Take(options.ValidationSessions)];
        (MakeRanker Make, double? Ndcg)[] chosen =
        [
            .. RankerFamily.All.Select(family =>
                family
                    .Trials(options.Trials, options.Seed)
                    .Select(make =>
                        (
                            make,
                            (double?)
                                SessionJudge
                                    .Judge(make(index), tried, catalogue, session.CancellationToken)
                                    .Mean(SessionJudge.Ndcg)
                        )
                    )
                    .MaxBy(trial => trial.Item2)
            ),
        ];
        return (
            chosen,
            options.Reranked
                ? RerankedRanker.Train(
                    (VstanRanker)chosen[VstanPlace].Make(index),
                    ProductFacts.Read(session, index),
                    validation.Sessions,
                    options.Boosting,
                    session.CancellationToken
                )
                : null
        );
    }

    private static RecommendedItems Catalogue(SessionIndex index) =>
        new([.. Enumerable.Range(0, index.Items).Select(item => (long)index.CountOf(item))]);

    private static RecommendationEvaluation Report(
        RecommendationEvaluationOptions options,
        List<WindowEvaluation> windows,
        GroupedMeans means,
        CancellationToken cancellation
    )
    {
        var good = windows.Where(window => window.Reason is null).ToArray();
        var figures = SessionJudge.Figures.Length;
        var rankers = good[0].Rankers.Count;

        // Chosen by the validation, so that the test does not choose its own opponent.
        var other = Enumerable
            .Range(0, RankerFamily.All.Count)
            .Where(ranker => ranker != VstanPlace)
            .MaxBy(ranker => good.Sum(window => window.Rankers[ranker].ValidationNdcg ?? 0));
        var resampling = means.Resample(
            [
                .. Enumerable
                    .Range(0, figures)
                    .Select(figure => ((VstanPlace * figures) + figure, (other * figures) + figure)),
                .. Enumerable
                    .Range(0, options.Reranked ? figures : 0)
                    .Select(figure => (((rankers - 1) * figures) + figure, (VstanPlace * figures) + figure)),
            ],
            options.Resampling,
            cancellation
        );
        return new RecommendationEvaluation(options, windows, null)
        {
            Rankers =
            [
                .. good[0]
                    .Rankers.Select(
                        (first, ranker) =>
                            new RankerEvaluation(
                                first.Name,
                                [
                                    .. SessionJudge.Figures.Select(
                                        (name, figure) =>
                                            new RankerFigure(
                                                resampling.At((ranker * figures) + figure, name),
                                                Spread([
                                                    .. good.Select(window => window.Rankers[ranker].Figures[figure]),
                                                ])
                                            )
                                    ),
                                ],
                                good.Average(window => window.Rankers[ranker].Coverage),
                                good.Average(window => window.Rankers[ranker].PopularityPercentile),
                                good.Average(window => window.Rankers[ranker].Novelty)
                            )
                    ),
            ],
            BestOther = RankerFamily.All[other].Name,
            Differences = DifferencesFrom(rankers * figures),
            RerankingGains = options.Reranked ? DifferencesFrom((rankers + 1) * figures) : [],
        };

        Estimate[] DifferencesFrom(int first) =>
            [.. SessionJudge.Figures.Select((name, figure) => resampling.At(first + figure, name))];
    }

    // The standard deviation over windows; null for one window.
    private static double? Spread(double[] values)
    {
        var mean = values.Average();
        return values.Length < 2
            ? null
            : Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private sealed record Extent(DateTime? FirstTime, DateTime? LastTime);
}
