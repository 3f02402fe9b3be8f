using EcommerceNotebooks;
using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;

namespace Tests.Net;

/// <summary>Experiments on the shop's users, some of whom are exposed twice.</summary>
internal static class ExperimentQuestions
{
    private const string Exposures = """
        create or replace table net_exposures as
        select
            user_id,
            ['control', 'treatment', 'third'][1 + (row_number() over (order by user_id) % 3)] as arm,
            $start + interval 6 hour * ((row_number() over (order by user_id)) % 9) as exposed_at
        from dim_users
        union all
        select user_id, 'treatment', $start + interval 1 hour
        from dim_users
        qualify row_number() over (order by user_id) % 20 = 0
        """;

    internal static void Ask(Questions questions, NetShop net)
    {
        var shop = net.Shop;
        var source = new ExperimentSource
        {
            Exposures = "net_exposures",
            From = net.Start,
            To = net.AsOf,
        };
        ExperimentSource[] sources =
        [
            source,
            source with
            {
                From = net.Middle,
            },
            source with
            {
                To = net.Middle,
            },
            source with
            {
                Arms = ["control", "treatment", "third"],
            },
            source with
            {
                WindowDays = 3,
            },
            source with
            {
                PreDays = 2,
            },
            source with
            {
                RevenueCapPercentile = 0.9,
            },
            source with
            {
                Exposures = "no_such_table",
            },
        ];
        questions.AskEach("AnalyzeExperiment", sources, each => Exposed(net).Experiments.Analyze(each));
        questions.AskEach("BuildExperimentRows", sources, each => Exposed(net).Experiments.BuildRows(each));
        questions.Ask(
            "experiment_rows",
            () =>
            {
                Exposed(net).Experiments.BuildRows(source);
                return shop.Query("select * from experiment_rows order by user_id");
            }
        );
        foreach (var metric in ShopMetrics.All)
        {
            questions.Ask(
                $"AnalyzeExperimentSegments {metric.Name}",
                metric,
                metric => Exposed(net).Experiments.AnalyzeSegments(source, metric)
            );
        }

        // Metrics of the caller's are none of the shop's.
        var guardrail = ShopMetrics.Revenue with
        {
            IsGuardrail = true,
            NonInferiorityMargin = 0.1,
        };
        questions.AskEach(
            "AnalyzeExperimentSegments of another metric",
            [guardrail, guardrail with { HigherIsBetter = false }],
            metric => Exposed(net).Experiments.AnalyzeSegments(source, metric)
        );

        AskAnalyses(questions, net, source);
        AskAssignments(questions, net);
        questions.Ask("CumulativeUsers", () => shop.Experiments.CumulativeUsers(net.Start, net.AsOf));
        questions.Ask(
            "CumulativeUsers of the first half",
            () => shop.Experiments.CumulativeUsers(net.Start, net.Middle)
        );
    }

    private static void AskAnalyses(Questions questions, NetShop net, ExperimentSource source)
    {
        var analysis = new AnalysisOptions();
        AnalysisOptions[] analyses =
        [
            .. Questions.EachValue(analysis),
            analysis with
            {
                Confidence = 0.8,
            },
            analysis with
            {
                TuningSample = 100,
            },
            analysis with
            {
                SampleRatioThreshold = 0.5,
            },
            analysis with
            {
                Weights = [3, 1],
            },
        ];
        questions.AskEach(
            "AnalyzeExperiment analysis",
            analyses,
            each => Exposed(net).Experiments.Analyze(source, each)
        );
        questions.AskEach(
            "AnalyzeExperimentSegments analysis",
            analyses,
            each => Exposed(net).Experiments.AnalyzeSegments(source, ShopMetrics.Revenue, each)
        );
        questions.AskEach(
            "AnalyzeExperimentRows",
            analyses,
            each =>
            {
                Exposed(net).Experiments.BuildRows(source);
                return net.Shop.Experiments.AnalyzeRows(source, each);
            }
        );
    }

    private static void AskAssignments(Questions questions, NetShop net)
    {
        var assignment = new AssignmentOptions { Seed = "net" };
        questions.AskEach(
            "ExposeByHash",
            [
                assignment,
                assignment with
                {
                    Seed = "other",
                },
                assignment with
                {
                    Arms = ["control", "treatment", "third"],
                },
                assignment with
                {
                    Weights = [1, 4],
                },
                assignment with
                {
                    Coverage = 0.3,
                },
                assignment with
                {
                    Namespace = "space",
                    NamespaceFrom = 0.2,
                },
                assignment with
                {
                    Namespace = "space",
                    NamespaceTo = 0.4,
                },
            ],
            options => new ExperimentSource
            {
                Assignment = options,
                From = net.Start,
                To = net.AsOf,
            },
            dealt =>
            {
                var result = net.Shop.Experiments.Analyze(dealt);
                return new
                {
                    Exposures = net.Shop.Query("select * from experiment_dealt order by user_id, exposed_at, arm"),
                    Result = result,
                };
            }
        );
    }

    private static ShopSession Exposed(NetShop net)
    {
        net.Run(Exposures.Replace("$start", $"timestamp '{net.Start:s}'", StringComparison.Ordinal));
        return net.Shop;
    }
}
