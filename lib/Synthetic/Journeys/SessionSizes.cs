using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>
/// Draws how many events a session has. Half the sessions have one or two; beyond that the number is a mixture of a short and a long geometric distribution and a far tail, fitted to the published quantiles
/// (median 2, p75 5, p90 11, p99 35) and means. Sessions that buy are longer; the others make up the difference, so that both together follow the published distribution.
/// </summary>
internal sealed class SessionSizes
{
    private const int Largest = 4_128;
    private const double ShortMean = 2.3192;
    private const double LongMean = 10.6836;
    private const double FarMean = 350.0;
    private const double FarShare = 0.0002;
    private const double PlainLongShare = 0.10;

    private readonly CumulativeTable[] tables;

    /// <summary>The sizes of a month's sessions.</summary>
    /// <param name="oneEvent">Share of sessions with one event.</param>
    /// <param name="twoEvents">Share of sessions with two.</param>
    /// <param name="buyShare">Share of sessions that buy, by which the others' distribution is reduced.</param>
    public SessionSizes(double oneEvent, double twoEvents, double buyShare)
    {
        var plain = Weights(oneEvent, twoEvents, PlainLongShare);
        var far = Weights(oneEvent, twoEvents, 1.0);
        tables = [Others(plain, buyShare), Others(far, buyShare), Buying(plain), Buying(far)];
    }

    /// <summary>Readiness of a session of some size to put something into a cart, relative to the mean.</summary>
    public static double AbandonFactor(int size) =>
        size switch
        {
            1 => 0.0,
            2 => 0.62,
            3 => 1.24,
            _ => 2.05,
        };

    /// <summary>Events of one session, at least 1 and, when it buys, 2.</summary>
    public int Draw(ref SplitMix64 random, bool buys, double longShare)
    {
        var table = (buys ? 2 : 0) + (random.Chance(longShare) ? 1 : 0);
        return 1 + tables[table].Draw(random.NextUnit());
    }

    private static double[] Weights(double oneEvent, double twoEvents, double longShare)
    {
        var weights = new double[Largest];
        weights[0] = oneEvent;
        weights[1] = twoEvents;
        for (var i = 2; i < Largest; i++)
        {
            weights[i] =
                (1.0 - oneEvent - twoEvents)
                * (
                    ((1.0 - longShare) * Geometric(i - 2, ShortMean))
                    + ((longShare - FarShare) * Geometric(i - 2, LongMean))
                    + (FarShare * Geometric(i - 2, FarMean))
                );
        }

        return weights;
    }

    private static double Geometric(int count, double mean) =>
        1.0 / (1.0 + mean) * Math.Pow(mean / (1.0 + mean), count);

    private static CumulativeTable Buying(double[] weights) =>
        new([.. weights.Select((weight, i) => weight * BuyFactor(i + 1))]);

    private static CumulativeTable Others(double[] weights, double buyShare)
    {
        var bought = weights.Select((weight, i) => weight * BuyFactor(i + 1)).Sum();
        return new([.. weights.Select((weight, i) => weight * (1.0 - (buyShare * BuyFactor(i + 1) / bought)))]);
    }

    private static double BuyFactor(int size) =>
        size switch
        {
            1 => 0.0,
            2 => 0.50,
            3 => 0.85,
            4 => 1.05,
            5 => 1.20,
            _ => 1.30,
        };
}
