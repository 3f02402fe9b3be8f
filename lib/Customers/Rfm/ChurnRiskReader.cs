using EcommerceNotebooks.Display;
using EcommerceNotebooks.Filters;

namespace EcommerceNotebooks.Customers;

/// <summary>Lists buyers at risk and writes them to files.</summary>
internal static class ChurnRiskReader
{
    internal static ChurnRiskList List(ShopSession session, ChurnRiskOptions options)
    {
        Build(session, options);
        (var total, var revenue) = RfmReader
            .Script("churn_risk_list.sql", "totals")
            .QuerySingle<(long, decimal)>(session);
        return new ChurnRiskList(
            options,
            total,
            revenue,
            RfmReader.Script("churn_risk_list.sql", "first rows").Query<ChurnRisk>(session, new { rows = options.Rows })
        );
    }

    internal static long Export(ShopSession session, ChurnRiskOptions options, string path)
    {
        TableFile.EndingOf(path);
        Build(session, options);
        return session.Export(RfmReader.Script("churn_risk_list.sql", "all rows").Text, path);
    }

    private static void Build(ShopSession session, ChurnRiskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();
        RfmReader.Build(session, options.Rfm);
        RfmReader
            .Script("churn_buyers.sql")
            .Execute(
                session,
                new
                {
                    observed_to = ObservedDays.End(options.Rfm.AsOf, options.Rfm.Filter),
                    untold = RfmReport.Untold,
                    maximum_r = options.MaximumRecencyScore,
                    quiet_days = options.MinimumQuietDays,
                    minimum_f = options.MinimumFrequencyScore,
                    minimum_m = options.MinimumMonetaryScore ?? int.MaxValue,
                }
            );
        AppendAlive(session, options.Lifetime);
        FilteredPurchases
            .Of(session, options.Rfm.Filter)
            .Execute(
                RfmReader.Script("churn_risk.sql"),
                new
                {
                    as_of = options.Rfm.AsOf,
                    minimum_f = options.MinimumFrequencyScore,
                    minimum_m = options.MinimumMonetaryScore ?? int.MaxValue,
                }
            );
    }

    private static void AppendAlive(ShopSession session, BuyingFit? fit)
    {
        RfmReader.Script("churn_alive.sql", "chances").Execute(session);
        if (fit?.Model is not { } model)
        {
            return;
        }

        var rows = RfmReader.Script("churn_alive.sql", "histories").Query<HistoryRow>(session);
        using var appender = session.AppendTo("churn_alive");
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
