using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Customers;

/// <summary>How far a number of a fitted model would vary with other customers of the same kind.</summary>
/// <param name="Name">What the number is.</param>
/// <param name="Estimate">From all customers.</param>
/// <param name="Interval">Between the 2.5 % and 97.5 % quantiles of the resamples.</param>
public sealed record ParameterInterval(string Name, double Estimate, ConfidenceInterval Interval);

/// <summary>
/// Intervals from seeded resamples of customers (Efron, 1979), to each of which the models are fitted again. Customers with the same history are resampled together: how often a group of n is drawn is
/// Poisson(n), which for many customers is what drawing them one by one gives (Oza and Russell, 2001).
/// </summary>
public static class LifetimeBootstrap
{
    /// <summary>From so many resamples on the ends of a 95 % interval lie within them.</summary>
    public const int LeastResamples = 40;

    private const double Confidence = 0.95;

    /// <summary>Intervals of the parameters and of the purchases expected of a new customer in a month and in the given number of months.</summary>
    /// <param name="fit">A fit with a model.</param>
    /// <param name="histories">What it was fitted to.</param>
    /// <param name="months">Months ahead, 1 or more.</param>
    /// <param name="resamples"><see cref="LeastResamples"/> or more; those that do not converge are left out.</param>
    /// <param name="seed">Any number; the same seed gives the same intervals.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <returns>An empty list where fewer than nine in ten resamples converged: the model then hangs on few customers.</returns>
    /// <exception cref="ArgumentException">The fit has no model.</exception>
    public static IReadOnlyList<ParameterInterval> Of(
        BuyingFit fit,
        IReadOnlyList<BuyerHistory> histories,
        int months,
        int resamples,
        ulong seed,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(histories);
        ArgumentOutOfRangeException.ThrowIfLessThan(months, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, LeastResamples);
        var forecast = new LifetimeForecast(fit, null, [.. histories.Select(each => (each, 0.0))]);
        return Parameters(fit, months, forecast.Resample(null, resamples, seed, 1, cancellationToken));
    }

    /// <summary>The intervals of the parameters, from what <see cref="LifetimeForecast.Resample"/> gave.</summary>
    internal static IReadOnlyList<ParameterInterval> Parameters(
        BuyingFit fit,
        int months,
        IReadOnlyList<ResampledFuture?> resampled
    )
    {
        if (TooFew(resampled) is not null)
        {
            return [];
        }

        var models = resampled.OfType<ResampledFuture>().Select(each => each.Model).ToArray();
        (string Name, Func<BuyingModel, double> Value)[] numbers =
        [
            .. fit.Model!.Parameters.Select(
                (parameter, index) =>
                    (parameter.Name, (Func<BuyingModel, double>)(model => model.Parameters[index].Value))
            ),
            ("purchases of a new customer in a month", model => model.ExpectedOfNew(fit.Unit.PerMonth)),
            (
                $"purchases of a new customer in {months} months",
                model => model.ExpectedOfNew(months * fit.Unit.PerMonth)
            ),
        ];
        return
        [
            .. numbers.Select(number => new ParameterInterval(
                number.Name,
                number.Value(fit.Model),
                Between(models.Select(number.Value))
            )),
        ];
    }

    /// <summary>Why resamples say nothing, or null: fewer than nine in ten of them converged.</summary>
    internal static string? TooFew(IReadOnlyList<ResampledFuture?> resampled)
    {
        var converged = resampled.Count(each => each is not null);
        return converged * 10 < resampled.Count * 9
            ? $"the models converged in {converged} of {resampled.Count} resamples only, so they hang on few customers"
            : null;
    }

    /// <summary>Between the places in the order of n values that leave 2.5 % of n + 1 gaps on each side: one more value of the same kind lies between them in 95 % of cases.</summary>
    internal static ConfidenceInterval Between(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var side = (1 - Confidence) / 2;
        var place = Math.Clamp((((sorted.Length + 1) * side) - 1) / Math.Max(1, sorted.Length - 1), 0, 0.5);
        return new ConfidenceInterval(
            QuantileBootstrap.At(sorted, place),
            QuantileBootstrap.At(sorted, 1 - place),
            Confidence
        );
    }
}
