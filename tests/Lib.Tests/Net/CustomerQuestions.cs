using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Filters;

namespace Tests.Net;

/// <summary>Segments, lifetimes and clusters of buyers.</summary>
internal static class CustomerQuestions
{
    internal static void Ask(Questions questions, NetShop net)
    {
        AskSegments(questions, net);
        AskLifetimes(questions, net);
        var shop = net.Shop;
        var filters = net.Filters.Prepend(EventFilter.All);
        questions.AskEach(
            "TimeToNextPurchase",
            filters,
            filter => new NextPurchaseOptions { AsOf = net.AsOf, Filter = filter },
            shop.Customers.TimeToNextPurchase
        );
        questions.Ask(
            "TimeToNextPurchase of every",
            new NextPurchaseOptions { AsOf = net.AsOf, EveryPurchase = true },
            shop.Customers.TimeToNextPurchase
        );
        foreach (var of in Enum.GetValues<ConcentrationOf>())
        {
            questions.AskEach(
                $"Concentration {of}",
                filters,
                filter => new ConcentrationOptions
                {
                    Of = of,
                    Filter = filter,
                    AsOf = net.AsOf,
                },
                shop.Customers.Concentration
            );
        }

        foreach (var of in new[] { ConcentrationOf.Products, ConcentrationOf.Buyers })
        {
            questions.Ask($"Concentration of {of}", new ConcentrationOptions { Of = of }, shop.Customers.Concentration);
        }

        var clusters = new ClusterOptions { Rfm = new() { AsOf = net.AsOf } };
        questions.AskEach(
            "BuyerClusters",
            [
                clusters,
                clusters with
                {
                    Rfm = clusters.Rfm with { Monetary = RfmMonetary.MeanPerOrder },
                },
                clusters with
                {
                    Clusters = 3,
                },
                clusters with
                {
                    Starts = 1,
                },
                clusters with
                {
                    MaximumRounds = 1,
                },
                clusters with
                {
                    SilhouetteSample = 100,
                },
                clusters with
                {
                    Resamples = 3,
                },
                clusters with
                {
                    ResampleSize = 40,
                },
                clusters with
                {
                    Seed = 2,
                },
            ],
            options => shop.Customers.Clusters(options)
        );
    }

    private static void AskSegments(Questions questions, NetShop net)
    {
        var shop = net.Shop;
        var rfm = new RfmOptions { AsOf = net.AsOf };
        RfmOptions[] all =
        [
            .. Questions.EachValue(rfm),
            .. net.Filters.Select(filter => rfm with { Filter = filter }),
            rfm with
            {
                AsOf = net.Middle,
            },
            rfm with
            {
                Map = SegmentMap.WithAtRisk,
            },
            rfm with
            {
                Map = SegmentMap.Chain,
            },
            rfm with
            {
                SampleSize = 5,
            },
            rfm with
            {
                TopValues = 2,
            },
        ];
        questions.AskEach("Rfm", all, options => shop.Customers.Rfm(options));
        questions.AskEach("RfmBy Brand", all, options => shop.Customers.RfmBy(options, RfmBreakdown.Brand));
        foreach (var by in Enum.GetValues<RfmBreakdown>())
        {
            questions.Ask($"RfmBy of {by}", rfm, by, (options, by) => shop.Customers.RfmBy(options, by));
        }

        questions.AskEach("BuyerScores", all, options => shop.Customers.RfmScores(options));
        questions.AskEach("RfmMigration", all, options => shop.Customers.RfmMigration(options, net.Middle));
        questions.Ask(
            "ExportBuyerScores",
            () => net.Exported("scores.csv", path => shop.Customers.ExportRfmScores(rfm, path))
        );
        var risk = new ChurnRiskOptions { Rfm = rfm };
        ChurnRiskOptions[] risks =
        [
            risk,
            risk with
            {
                Rfm = rfm with { Scoring = RfmScoring.Ntile },
            },
            risk with
            {
                MaximumRecencyScore = 4,
            },
            risk with
            {
                MinimumFrequencyScore = 1,
            },
            risk with
            {
                MinimumMonetaryScore = null,
            },
            risk with
            {
                MinimumQuietDays = 1,
            },
            risk with
            {
                MaximumRecencyScore = 5,
                MinimumFrequencyScore = 1,
                MinimumMonetaryScore = null,
                MinimumQuietDays = 0,
            },
            risk with
            {
                MaximumRecencyScore = 5,
                MinimumFrequencyScore = 1,
                Rows = 5,
            },
        ];
        questions.AskEach("ChurnRisk", risks, options => shop.Customers.ChurnRisk(options));
        questions.Ask(
            "ChurnRisk with a lifetime",
            () =>
                shop.Customers.ChurnRisk(
                    risks[6] with
                    {
                        Lifetime = shop.Customers.LifetimeValue(new LifetimeOptions { AsOf = net.AsOf }).Buying,
                    }
                )
        );
        questions.Ask(
            "ExportChurnRisk",
            () => net.Exported("risk.csv", path => shop.Customers.ExportChurnRisk(risks[6], path))
        );
    }

    private static void AskLifetimes(Questions questions, NetShop net)
    {
        var shop = net.Shop;
        var lifetime = new LifetimeOptions { AsOf = net.AsOf };
        var eager = lifetime with { Fit = new FitOptions { MinimumRepeaters = 2 } };
        LifetimeOptions[] all =
        [
            lifetime,
            eager,
            .. Questions.EachValue(eager).Skip(1),
            .. net.Filters.Select(filter => lifetime with { Filter = filter }),
            eager with
            {
                AsOf = net.Middle,
            },
            eager with
            {
                Model = LifetimeModel.MbgNbd,
                Unit = TimeUnit.Week,
            },
            eager with
            {
                Model = LifetimeModel.MbgNbd,
                Unit = TimeUnit.Month,
            },
            eager with
            {
                Months = 3,
            },
            eager with
            {
                MonthlyDiscount = 0,
            },
            eager with
            {
                Fit = eager.Fit with { WarningCorrelation = 0 },
            },
            eager with
            {
                Fit = eager.Fit with { MaximumCorrelation = 0.01 },
            },
            eager with
            {
                Fit = eager.Fit with { MaximumIterations = 3 },
            },
            eager with
            {
                Resamples = 50,
            },
            eager with
            {
                Resamples = 50,
                Seed = 2,
            },
        ];
        questions.AskEach("LifetimeValue", all, options => shop.Customers.LifetimeValue(options));
        questions.AskEach(
            "BuyerHistories",
            all.Where(options => options.Resamples == 0),
            options => shop.Customers.PurchaseHistories(options)
        );
        questions.AskEach(
            "CustomerValues",
            [lifetime, eager, eager with { Model = LifetimeModel.MbgNbd }],
            options => shop.Customers.LifetimeValues(options)
        );
        questions.Ask(
            "ExportCustomerValues",
            () => net.Exported("values.csv", path => shop.Customers.ExportLifetimeValues(eager, path))
        );
        questions.AskEach(
            "CheckLifetime",
            [
                .. all.Where(options => options.Resamples == 0 && options.AsOf == net.AsOf)
                    .Select(options => options with { AsOf = net.Middle }),
            ],
            options => shop.Customers.ValidateLifetimeValue(options, net.AsOf)
        );
    }
}
