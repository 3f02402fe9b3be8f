using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Customers;

/// <summary>Compares forecasts with what the same customers did: every difference of errors is taken customer by customer, so that what they have in common does not count.</summary>
internal sealed class HoldoutComparison
{
    private const double Confidence = 0.95;
    private const double Rounding = 1e-12;

    private readonly DateTime split;
    private readonly DateTime end;
    private readonly IReadOnlyList<BuyingFit> fits;
    private readonly IReadOnlyList<HoldoutRow> rows;
    private readonly long customers;
    private readonly double days;

    internal HoldoutComparison(
        DateTime split,
        DateTime end,
        IReadOnlyList<BuyingFit> fits,
        IReadOnlyList<HoldoutRow> rows
    )
    {
        (this.split, this.end, this.fits, this.rows) = (split, end, fits, rows);
        days = (end - split).TotalDays;
        customers = rows.Sum(row => row.Customers);
    }

    internal HoldoutCheck Check(LifetimeOptions options, int threads, CancellationToken cancellationToken)
    {
        var purchases = rows.Sum(row => row.Purchases * row.Customers);
        var models = fits.Where(fit => fit.Model is not null)
            .Select(fit => (Fit: fit, Forecast: Expected(fit)))
            .ToArray();
        var candidates = models
            .Where(model => purchases > 0 && model.Fit.Kind != LifetimeModel.BgNbd)
            .OrderBy(model => SquareError(model.Forecast))
            .ToArray();
        var chosen = candidates.Length == 0 ? default : candidates[0];
        (var total, var totalReason) =
            chosen.Fit is null || options.Resamples == 0
                ? default
                : TotalInterval(chosen.Fit, options, threads, cancellationToken);
        return new HoldoutCheck(
            split,
            end,
            fits,
            customers,
            rows.Where(row => row.Purchases == 0).Sum(row => row.Customers),
            purchases,
            customers == 0 ? [] : [.. models.Select(model => Row(model.Fit.Name, model.Forecast)), .. Baselines()],
            chosen.Fit?.Kind,
            candidates.Length < 2 ? null : Difference(candidates[1].Forecast, chosen.Forecast),
            total,
            chosen.Fit is null ? [] : Groups(chosen.Forecast)
        )
        {
            TotalReason = totalReason,
        };
    }

    private IEnumerable<HoldoutForecast> Baselines()
    {
        var watched = rows.Sum(row => (double)row.AgeDays * row.Customers);
        var rate = watched > 0 ? rows.Sum(row => (double)row.Repeats * row.Customers) / watched : 0;
        return
        [
            Row("everybody at the mean rate", Forecasts(_ => rate * days)),
            Row("everybody at the own rate", Forecasts(row => row.AgeDays == 0 ? 0 : days * row.Repeats / row.AgeDays)),
            Row(HoldoutCheck.NobodyBuys, Forecasts(_ => 0)),
        ];
    }

    private double[] Expected(BuyingFit fit) =>
        Forecasts(row =>
        {
            (var repeats, var last, var age, _) = row.In(fit.Unit);
            return fit.Model!.Expected(days / fit.Unit.Days, repeats, last, age);
        });

    private double[] Forecasts(Func<HoldoutRow, double> forecast) => [.. rows.Select(forecast)];

    private HoldoutForecast Row(string method, double[] forecast)
    {
        var total = Sum(row => forecast[row]);
        var actual = rows.Sum(row => (double)row.Purchases * row.Customers);
        return new HoldoutForecast(
            method,
            total,
            actual > 0 ? (total - actual) / actual : null,
            Sum(row => Math.Abs(forecast[row] - rows[row].Purchases)) / customers,
            SquareError(forecast),
            method == HoldoutCheck.NobodyBuys ? null : Difference(new double[rows.Count], forecast)
        );
    }

    private double SquareError(double[] forecast) => Math.Sqrt(Sum(row => Square(forecast, row)) / customers);

    // By the delta method: a root moves by a customer's square over twice the root, and the difference of two roots by the difference of these, from the same customer.
    private ConfidenceInterval? Difference(double[] larger, double[] smaller)
    {
        (var root, var other) = (SquareError(larger), SquareError(smaller));
        if (customers < 2 || !(root > 0 && other > 0))
        {
            return null;
        }

        double Moves(int row) => (Square(larger, row) / root / 2) - (Square(smaller, row) / other / 2);
        var mean = Sum(Moves) / customers;
        var variance = Sum(row => Math.Pow(Moves(row) - mean, 2)) / (customers - 1) / customers;
        var error = NormalDistribution.UpperQuantile((1 - Confidence) / 2) * Math.Sqrt(variance);

        // What rounding leaves of customers who are all alike is no variation.
        return error > Rounding * Math.Abs(mean)
            ? new ConfidenceInterval(root - other - error, root - other + error, Confidence)
            : null;
    }

    private double Square(double[] forecast, int row) => Math.Pow(forecast[row] - rows[row].Purchases, 2);

    private double Sum(Func<int, double> ofRow)
    {
        var sum = new CompensatedSum();
        for (var row = 0; row < rows.Count; row++)
        {
            sum.Add(rows[row].Customers * ofRow(row));
        }

        return sum.Value;
    }

    private (ConfidenceInterval? Interval, string? Reason) TotalInterval(
        BuyingFit fit,
        LifetimeOptions options,
        int threads,
        CancellationToken cancellationToken
    )
    {
        var resampled = new LifetimeForecast(fit, null, [.. rows.Select(row => (row.In(fit.Unit), 0.0))]).Resample(
            new TimeAhead(days / fit.Unit.Days, fit.Unit.PerMonth, 0),
            options.Resamples,
            options.Seed,
            threads,
            cancellationToken
        );
        return LifetimeBootstrap.TooFew(resampled) is { } reason
            ? (null, reason)
            : (LifetimeBootstrap.Between(resampled.OfType<ResampledFuture>().Select(each => each.Purchases)), null);
    }

    private CalibrationGroup[] Groups(double[] forecast) =>
        [
            .. rows.Select((row, index) => (Row: row, Forecast: forecast[index]))
                .GroupBy(each => Math.Min(HoldoutCheck.MostRepeats, each.Row.Repeats))
                .OrderBy(group => group.Key)
                .Select(group =>
                {
                    var count = group.Sum(each => each.Row.Customers);
                    return new CalibrationGroup(
                        group.Key,
                        count,
                        group.Sum(each => each.Row.Customers * each.Forecast) / count,
                        group.Sum(each => (double)each.Row.Customers * each.Row.Purchases) / count
                    );
                }),
        ];
}
