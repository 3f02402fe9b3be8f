using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Tables;

namespace EcommerceNotebooks.Customers;

/// <summary>Lists buyers at risk and writes them to files.</summary>
internal static class ChurnRiskReader
{
    internal static ChurnRiskList List(Shop shop, ChurnRiskOptions options, CancellationToken cancellationToken)
    {
        Build(shop, options, cancellationToken);
        (var total, var revenue) = RfmReader
            .Script("churn_risk_totals.sql")
            .QuerySingle<(long, decimal)>(shop.Connection, cancellationToken: cancellationToken);
        return new ChurnRiskList(
            options,
            total,
            revenue,
            RfmReader
                .Script("churn_risk_rows.sql")
                .Query<ChurnRisk>(shop.Connection, new { rows = options.Rows }, cancellationToken)
        );
    }

    internal static long Export(Shop shop, ChurnRiskOptions options, string path, CancellationToken cancellationToken)
    {
        TableFile.EndingOf(path);
        Build(shop, options, cancellationToken);
        return shop.Export(RfmReader.Script("churn_risk_list.sql").Text, path, cancellationToken: cancellationToken);
    }

    private static void Build(Shop shop, ChurnRiskOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        RfmReader.Build(shop, options.Rfm, RfmReader.Buyers, cancellationToken);
        RfmReader
            .Script("churn_buyers.sql")
            .Execute(
                shop.Connection,
                new
                {
                    observed_to = ObservedDays.End(options.Rfm.AsOf, options.Rfm.Filter),
                    untold = RfmReport.Untold,
                    maximum_r = options.MaximumRecencyScore,
                    quiet_days = options.MinimumQuietDays,
                    minimum_f = options.MinimumFrequencyScore,
                    minimum_m = options.MinimumMonetaryScore ?? int.MaxValue,
                },
                cancellationToken
            );
        AppendAlive(shop, options.Lifetime, cancellationToken);
        FilteredPurchases
            .Of(shop, options.Rfm.Filter)
            .Execute(
                RfmReader.Script("churn_risk.sql"),
                new
                {
                    as_of = options.Rfm.AsOf,
                    minimum_f = options.MinimumFrequencyScore,
                    minimum_m = options.MinimumMonetaryScore ?? int.MaxValue,
                },
                cancellationToken
            );
    }

    private static void AppendAlive(Shop shop, BuyingFit? fit, CancellationToken cancellationToken)
    {
        RfmReader.Script("churn_alive.sql").Execute(shop.Connection, cancellationToken: cancellationToken);
        if (fit?.Model is not { } model)
        {
            return;
        }

        var rows = RfmReader
            .Script("churn_histories.sql")
            .Query<HistoryRow>(shop.Connection, cancellationToken: cancellationToken);
        using var appender = shop.Connection.CreateAppender("churn_alive");
        foreach (var row in rows)
        {
            (var repeats, var last, var age, _) = row.In(fit.Unit);
            appender
                .CreateRow()
                .AppendValue(row.Repeats)
                .AppendValue(row.LastRepeatDays)
                .AppendValue(row.AgeDays)
                .AppendValue(model.ProbabilityAlive(repeats, last, age))
                .EndRow();
        }
    }
}
