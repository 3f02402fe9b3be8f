using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Customers;

/// <summary>What the models expect of one customer, or of several alike.</summary>
/// <param name="Alive">The chance to be alive.</param>
/// <param name="Purchases">Purchase days expected within the months ahead.</param>
/// <param name="Value">Discounted money expected; null without a model of spending.</param>
internal readonly record struct CustomerScore(double Alive, double Purchases, double? Value);

/// <summary>Fits the models to customers' histories and values the customers; all it knows are rows.</summary>
/// <param name="Report">All customers together.</param>
/// <param name="Rows">Customers alike.</param>
/// <param name="Scores">What is expected of each row's customers; empty without a model of buying.</param>
internal sealed record LifetimeValuation(
    LifetimeReport Report,
    IReadOnlyList<ValueRow> Rows,
    IReadOnlyList<CustomerScore> Scores
)
{
    private const int MostRepeats = 10;
    private const int Quantiles = 100;

    internal static LifetimeValuation Of(
        IReadOnlyList<ValueRow> rows,
        LifetimeOptions options,
        int threads,
        CancellationToken cancellationToken
    )
    {
        var buying = Fit(options.Model, rows, options, cancellationToken);
        var spending = GammaGammaFit.Of(
            rows.Where(row => row.Repeats > 0)
                .Select(row => new SpendHistory(row.Repeats, row.MeanSpend, row.Customers)),
            options.Fit,
            cancellationToken
        );
        CustomerScore[] scores = buying.Model is null ? [] : [.. ScoresOf(buying, spending.Model, rows, options)];
        var hasValues = buying.Model is not null && spending.Model is not null;
        var report = new LifetimeReport(
            options,
            buying,
            spending,
            hasValues ? GroupsOf(rows, scores) : [],
            [],
            hasValues ? QuantilesOf([.. scores.Select((score, i) => (score.Value!.Value, rows[i].Customers))]) : [],
            null,
            null,
            rows.Count == 0 ? 0 : rows.Max(row => row.AgeDays)
        );
        return new LifetimeValuation(
            options.Resamples == 0 || buying.Model is null
                ? report
                : WithIntervals(report, rows, threads, cancellationToken),
            rows,
            scores
        );
    }

    internal static BuyingFit Fit(
        LifetimeModel kind,
        IEnumerable<HistoryRow> rows,
        LifetimeOptions options,
        CancellationToken cancellationToken
    )
    {
        var unit = LifetimeOptions.UnitOf(kind, options.Unit);
        return BuyingFit.Of(
            kind,
            rows.GroupBy(row => (row.Repeats, row.LastRepeatDays, row.AgeDays))
                .Select(same => (same.First() with { Customers = same.Sum(row => row.Customers) }).In(unit)),
            unit,
            options.Fit,
            cancellationToken
        );
    }

    private static LifetimeReport WithIntervals(
        LifetimeReport report,
        IReadOnlyList<ValueRow> rows,
        int threads,
        CancellationToken cancellationToken
    )
    {
        (var buying, var spending, var options) = (report.Buying, report.Spending.Model, report.Options);
        var forecast = new LifetimeForecast(
            buying,
            spending,
            [.. rows.Select(row => (row.In(buying.Unit), row.MeanSpend))]
        );
        var resampled = forecast.Resample(
            spending is null
                ? null
                : new TimeAhead(options.Months * buying.Unit.PerMonth, buying.Unit.PerMonth, options.MonthlyDiscount),
            options.Resamples,
            options.Seed,
            threads,
            cancellationToken
        );
        var trouble = LifetimeBootstrap.TooFew(resampled);
        return report with
        {
            Intervals = LifetimeBootstrap.Parameters(buying, options.Months, resampled),
            TotalInterval =
                spending is null || trouble is not null
                    ? null
                    : LifetimeBootstrap.Between(resampled.OfType<ResampledFuture>().Select(each => each.Value)),
            IntervalReason = trouble,
        };
    }

    private static IEnumerable<CustomerScore> ScoresOf(
        BuyingFit buying,
        GammaGamma? spending,
        IReadOnlyList<ValueRow> rows,
        LifetimeOptions options
    )
    {
        (var model, var unit) = (buying.Model!, buying.Unit);
        (int, int, int)? known = null;
        double alive = 0,
            purchases = 0,
            worth = 0;
        foreach (var row in rows)
        {
            var key = (row.Repeats, row.LastRepeatDays, row.AgeDays);
            if (known != key)
            {
                known = key;
                (var repeats, var last, var age, _) = row.In(unit);
                alive = model.ProbabilityAlive(repeats, last, age);
                purchases = model.Expected(options.Months * unit.PerMonth, repeats, last, age);
                worth = CustomerValue.Discounted(
                    model,
                    unit,
                    repeats,
                    last,
                    age,
                    1,
                    options.Months,
                    options.MonthlyDiscount
                );
            }

            yield return new CustomerScore(
                alive,
                purchases,
                spending is null ? null : worth * spending.ExpectedSpend(row.Repeats, row.MeanSpend)
            );
        }
    }

    private static LifetimeGroup[] GroupsOf(IReadOnlyList<ValueRow> rows, IReadOnlyList<CustomerScore> scores)
    {
        var values = scores
            .Select((score, index) => (rows[index].Repeats, rows[index].Customers, Score: score))
            .ToArray();
        var total = Sum(values, each => each.Customers * each.Score.Value!.Value);
        return
        [
            .. values
                .GroupBy(each => Math.Min(MostRepeats, each.Repeats))
                .OrderBy(group => group.Key)
                .Select(group =>
                {
                    var customers = group.Sum(each => each.Customers);
                    var value = Sum(group, each => each.Customers * each.Score.Value!.Value);
                    return new LifetimeGroup(
                        group.Key,
                        customers,
                        Sum(group, each => each.Customers * each.Score.Alive) / customers,
                        Sum(group, each => each.Customers * each.Score.Purchases),
                        value,
                        value / customers,
                        total > 0 ? value / total : null
                    );
                }),
        ];
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
}
