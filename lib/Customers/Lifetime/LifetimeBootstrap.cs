using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Customers;

/// <summary>
/// Intervals of a BG/NBD fit from seeded resamples of customers (Efron, 1979). Customers with the same history are resampled together: how often a group of n is drawn is Poisson(n), which for
/// many customers is what drawing them one by one gives (Oza and Russell, 2001).
/// </summary>
public static class LifetimeBootstrap
{
    private const double Confidence = 0.95;

    /// <summary>Intervals of the four parameters and of the purchases expected of a new customer in a month and in the given number of months.</summary>
    /// <param name="fit">A fit with a model.</param>
    /// <param name="histories">What it was fitted to.</param>
    /// <param name="months">Months ahead, 1 or more.</param>
    /// <param name="resamples">20 or more; those that do not converge are left out.</param>
    /// <param name="seed">Any number; the same seed gives the same intervals.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <returns>An empty list where fewer than nine in ten resamples converged: the model then hangs on few customers.</returns>
    /// <exception cref="ArgumentException">The fit has no model.</exception>
    public static IReadOnlyList<ParameterInterval> Of(
        BgNbdFit fit,
        IReadOnlyList<BuyerHistory> histories,
        int months,
        int resamples,
        ulong seed,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(histories);
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 20);
        var model = fit.Model ?? throw new ArgumentException($"There is no model: {fit.Reason}.", nameof(fit));
        (string Name, Func<BgNbd, double> Value)[] numbers =
        [
            ("r", each => each.R),
            ("alpha", each => each.Alpha),
            ("a", each => each.A),
            ("b", each => each.B),
            ("purchases of a new customer in a month", each => each.ExpectedOfNew(fit.Unit.PerMonth)),
            ($"purchases of a new customer in {months} months", each => each.ExpectedOfNew(months * fit.Unit.PerMonth)),
        ];
        var random = new Xoshiro256(seed);
        var models = new List<BgNbd>();
        for (var i = 0; i < resamples; i++)
        {
            if (BgNbdFit.Near(model, Resample(histories, ref random), cancellationToken) is { } found)
            {
                models.Add(found);
            }
        }

        return models.Count * 10 < resamples * 9
            ? []
            :
            [
                .. numbers.Select(number => new ParameterInterval(
                    number.Name,
                    number.Value(model),
                    Between(models, number.Value)
                )),
            ];
    }

    private static List<BuyerHistory> Resample(IReadOnlyList<BuyerHistory> histories, ref Xoshiro256 random)
    {
        var drawn = new List<BuyerHistory>(histories.Count);
        foreach (var history in histories)
        {
            var times = random.NextPoisson(history.Customers);
            if (times > 0)
            {
                drawn.Add(history with { Customers = times });
            }
        }

        return drawn;
    }

    private static ConfidenceInterval Between(List<BgNbd> models, Func<BgNbd, double> value)
    {
        var sorted = models.Select(value).Order().ToArray();
        var side = (1 - Confidence) / 2;
        return new ConfidenceInterval(
            QuantileBootstrap.At(sorted, side),
            QuantileBootstrap.At(sorted, 1 - side),
            Confidence
        );
    }
}
