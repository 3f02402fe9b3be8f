using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Numerics;
using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Customers;

/// <summary>A time ahead whose purchases count, in the unit of the model, and how their money is discounted: at the end of the month in which it comes.</summary>
internal sealed record TimeAhead(double Time, double PerMonth, double MonthlyDiscount);

/// <summary>One resample: the model of buying fitted to it, and what all customers then did in one draw of the time ahead.</summary>
/// <param name="Model">The model of buying.</param>
/// <param name="Purchases">Purchases drawn; 0 where no time ahead was asked for.</param>
/// <param name="Value">Discounted money of these; 0 without a model of spending.</param>
internal sealed record ResampledFuture(BuyingModel Model, double Purchases, double Value);

/// <summary>
/// Totals of what known customers will do, drawn from models that are fitted to resampled customers: their spread holds both what is not known of the parameters and the chance of what is yet to
/// happen, so that quantiles of them are the ends of a prediction interval.
/// </summary>
internal sealed class LifetimeForecast
{
    private readonly BuyingModel buying;
    private readonly GammaGamma? spending;
    private readonly (BuyerHistory History, double MeanSpend)[] groups;
    private readonly BuyerHistory[] histories;
    private readonly int[] historyOf;

    internal LifetimeForecast(
        BuyingFit buying,
        GammaGamma? spending,
        IReadOnlyList<(BuyerHistory History, double MeanSpend)> groups
    )
    {
        ArgumentNullException.ThrowIfNull(buying);
        this.buying =
            buying.Model ?? throw new ArgumentException($"There is no model: {buying.Reason}.", nameof(buying));
        this.spending = spending;
        this.groups = [.. groups];
        var places = new Dictionary<BuyerHistory, int>();
        historyOf = Array.ConvertAll(
            this.groups,
            group =>
            {
                var key = group.History with { Customers = 1 };
                places.TryAdd(key, places.Count);
                return places[key];
            }
        );
        histories = [.. places.Keys];
    }

    /// <summary>So many resamples, null where a model did not converge; without a time ahead models only. The same seed gives the same on any number of threads.</summary>
    internal IReadOnlyList<ResampledFuture?> Resample(
        TimeAhead? ahead,
        int resamples,
        ulong seed,
        int threads,
        CancellationToken cancellationToken
    )
    {
        var drawn = new ResampledFuture?[resamples];
        Parallel.For(
            0,
            resamples,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            i => drawn[i] = Draw(ahead, new Xoshiro256(Hash64.Of(seed, (ulong)i)), cancellationToken)
        );
        return drawn;
    }

    private ResampledFuture? Draw(TimeAhead? ahead, Xoshiro256 random, CancellationToken cancellationToken)
    {
        var times = Array.ConvertAll(groups, group => random.NextPoisson(group.History.Customers));
        var together = new double[histories.Length];
        for (var i = 0; i < times.Length; i++)
        {
            together[historyOf[i]] += times[i];
        }

        if (
            BuyingFit.Near(
                buying,
                histories
                    .Select((history, index) => history with { Customers = together[index] })
                    .Where(history => history.Customers > 0),
                cancellationToken
            )
            is not { } model
        )
        {
            return null;
        }

        var spend = spending is null
            ? null
            : GammaGammaFit.Near(
                spending,
                groups
                    .Select((group, index) => new SpendHistory(group.History.Repeats, group.MeanSpend, times[index]))
                    .Where(history => history.Customers > 0),
                cancellationToken
            );
        return spending is not null && spend is null ? null
            : ahead is null ? new ResampledFuture(model, 0, 0)
            : Future(model, spend, ahead, ref random);
    }

    private ResampledFuture Future(BuyingModel model, GammaGamma? spend, TimeAhead ahead, ref Xoshiro256 random)
    {
        var alive = Array.ConvertAll(
            histories,
            history => model.ProbabilityAlive(history.Repeats, history.LastRepeat, history.Age)
        );
        var times = new List<double>();
        var purchases = 0L;
        var value = new CompensatedSum();
        for (var i = 0; i < groups.Length; i++)
        {
            (var history, var meanSpend) = groups[i];
            for (var customer = 0; customer < history.Customers; customer++)
            {
                if (!random.Chance(alive[historyOf[i]]))
                {
                    continue;
                }

                times.Clear();
                model.DrawAhead(ahead.Time, history.Repeats, history.Age, times, ref random);
                purchases += times.Count;
                if (spend is not null && times.Count > 0)
                {
                    value.Add(Spent(spend, history.Repeats, meanSpend, times, ahead, ref random));
                }
            }
        }

        return new ResampledFuture(model, purchases, value.Value);
    }

    // One scale for all purchases of a customer, drawn from what is known of it, and a gamma variable for each.
    private static double Spent(
        GammaGamma spend,
        int repeats,
        double meanSpend,
        List<double> times,
        TimeAhead ahead,
        ref Xoshiro256 random
    )
    {
        var known = meanSpend > 0 ? repeats : 0;
        var scale =
            Variates.Gamma(spend.Q + (spend.P * known), ref random) / (spend.V + (known == 0 ? 0 : known * meanSpend));
        var spent = 0.0;
        foreach (var time in times)
        {
            spent +=
                Variates.Gamma(spend.P, ref random)
                / scale
                / Math.Pow(1 + ahead.MonthlyDiscount, Math.Ceiling(time / ahead.PerMonth));
        }

        return spent;
    }
}
