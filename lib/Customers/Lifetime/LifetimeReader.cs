using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Statistics.Numerics;
using EcommerceNotebooks.Warehouse;

namespace EcommerceNotebooks.Customers;

/// <summary>Reads customers' histories grouped by the engine, fits the models and values the customers.</summary>
internal static class LifetimeReader
{
    private const int MostRepeats = 10;
    private const int Quantiles = 100;

    internal static IReadOnlyList<BuyerHistory> Histories(
        Shop shop,
        LifetimeOptions options,
        CancellationToken cancellationToken
    )
    {
        Build(shop, options, cancellationToken);
        return
        [
            .. Script("lifetime_groups.sql")
                .Query<HistoryRow>(shop.Connection, cancellationToken: cancellationToken)
                .Select(row => row.In(options.Unit)),
        ];
    }

    internal static LifetimeReport Report(Shop shop, LifetimeOptions options, CancellationToken cancellationToken)
    {
        var histories = Histories(shop, options, cancellationToken);
        var spends = Script("lifetime_spends.sql")
            .Query<(int Repeats, double RepeatSpend, long Customers)>(
                shop.Connection,
                cancellationToken: cancellationToken
            );
        var buying = BgNbdFit.Of(histories, options.Unit, options.Fit, cancellationToken);
        var spending = GammaGammaFit.Of(
            spends.Select(row => new SpendHistory(row.Repeats, row.RepeatSpend / row.Repeats, row.Customers)),
            options.Fit,
            cancellationToken
        );
        var report = new LifetimeReport(
            options,
            buying,
            spending,
            [],
            options.Resamples > 0 && buying.Model is not null
                ? LifetimeBootstrap.Of(
                    buying,
                    histories,
                    options.Months,
                    options.Resamples,
                    options.Seed,
                    cancellationToken
                )
                : [],
            []
        );
        return buying.Model is null || spending.Model is null
            ? report
            : Valued(
                report,
                Script("lifetime_values.sql").Query<ValueRow>(shop.Connection, cancellationToken: cancellationToken)
            );
    }

    internal static HoldoutCheck Holdout(
        Shop shop,
        LifetimeOptions options,
        DateTime end,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        var split = ObservedDays.End(options.AsOf, options.Filter);
        var last = ObservedDays.End(end, options.Filter);
        if (last <= split)
        {
            throw new ArgumentException(
                $"The holdout must hold a whole day after AsOf that the filter takes, but the last whole day before {CustomerText.Date(options.AsOf)} and before {CustomerText.Date(end)} is the same.",
                nameof(end)
            );
        }

        var histories = Histories(shop, options, cancellationToken);
        var rows = FilteredPurchases
            .Of(shop, options.Filter)
            .Query<HoldoutRow>(
                Script("lifetime_holdout.sql"),
                new { as_of = split, holdout_end = last },
                cancellationToken
            );
        return HoldoutCheck.Of(split, last, BgNbdFit.Of(histories, options.Unit, options.Fit, cancellationToken), rows);
    }

    private static LifetimeReport Valued(LifetimeReport report, IReadOnlyList<ValueRow> rows)
    {
        (var model, var spending, var options) = (report.Buying.Model!, report.Spending.Model!, report.Options);
        var values = new (int Repeats, long Customers, double Alive, double Purchases, double Value)[rows.Count];
        (int, int, int)? known = null;
        double alive = 0,
            purchases = 0,
            worth = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var key = (row.Repeats, row.LastRepeatDays, row.AgeDays);
            if (known != key)
            {
                known = key;
                var history = new HistoryRow(row.Repeats, row.LastRepeatDays, row.AgeDays, 1).In(options.Unit);
                alive = model.ProbabilityAlive(history.Repeats, history.LastRepeat, history.Age);
                purchases = model.Expected(
                    options.Months * options.Unit.PerMonth,
                    history.Repeats,
                    history.LastRepeat,
                    history.Age
                );
                worth = CustomerValue.Discounted(
                    model,
                    options.Unit,
                    history.Repeats,
                    history.LastRepeat,
                    history.Age,
                    1,
                    options.Months,
                    options.MonthlyDiscount
                );
            }

            var spend = spending.ExpectedSpend(row.Repeats, row.Repeats == 0 ? 0 : row.RepeatSpend / row.Repeats);
            values[i] = (row.Repeats, row.Customers, alive, purchases, worth * spend);
        }

        var total = Sum(values, each => each.Customers * each.Value);
        return report with
        {
            Groups =
            [
                .. values
                    .GroupBy(each => Math.Min(MostRepeats, each.Repeats))
                    .OrderBy(group => group.Key)
                    .Select(group =>
                    {
                        var customers = group.Sum(each => each.Customers);
                        var value = Sum(group, each => each.Customers * each.Value);
                        return new LifetimeGroup(
                            group.Key,
                            customers,
                            Sum(group, each => each.Customers * each.Alive) / customers,
                            Sum(group, each => each.Customers * each.Purchases),
                            value,
                            value / customers,
                            total > 0 ? value / total : null
                        );
                    }),
            ],
            Quantiles = QuantilesOf([.. values.Select(each => (each.Value, each.Customers))]),
        };
    }

    // The value of the customer at each hundredth of the way through all of them in the order of their values.
    private static double[] QuantilesOf((double Value, long Customers)[] values)
    {
        Array.Sort(values);
        var last = values.Sum(each => each.Customers) - 1;
        var quantiles = new double[Quantiles + 1];
        var row = 0;
        var passed = 0L;
        for (var i = 0; i <= Quantiles; i++)
        {
            var place = last * i / Quantiles;
            while (passed + values[row].Customers <= place)
            {
                passed += values[row++].Customers;
            }

            quantiles[i] = values[row].Value;
        }

        return quantiles;
    }

    private static double Sum<T>(IEnumerable<T> values, Func<T, double> number)
    {
        var sum = new CompensatedSum();
        foreach (var value in values)
        {
            sum.Add(number(value));
        }

        return sum.Value;
    }

    private static void Build(Shop shop, LifetimeOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        FilteredPurchases
            .Of(shop, options.Checked().Filter)
            .Execute(
                Script("lifetime_customers.sql"),
                new { as_of = ObservedDays.End(options.AsOf, options.Filter) },
                cancellationToken
            );
    }

    private static SqlScript Script(string name) => SqlScript.Load(typeof(LifetimeReader), "Lifetime/" + name);
}
