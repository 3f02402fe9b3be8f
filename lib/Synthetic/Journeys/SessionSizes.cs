using EcommerceNotebooks.Synthetic.Randomness;

namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>
/// Draws how many events a session has. Half the sessions have one or two; beyond that the number is a mixture of a short and a long geometric distribution and a far tail, fitted to the published quantiles
/// (median 2, p75 5, p90 11, p99 35) and means. Sessions that buy are longer; the others make up the difference, so that both together follow the published distribution.
/// </summary>
internal sealed class SessionSizes
{
    private const int Largest = 4_128;
    private const double OneEvent = 0.380;
    private const double TwoEvents = 0.1472;
    private const double ShortMean = 2.3192;
    private const double LongMean = 10.6836;
    private const double FarMean = 350.0;
    private const double FarShare = 0.0002;
    private const double PlainLongShare = 0.10;

    /// <summary>Share of buying sessions by which the others' distribution is reduced.</summary>
    private const double BuyShare = 0.0625;

    private readonly CumulativeTable[] tables;

    private SessionSizes()
    {
        var plain = Weights(PlainLongShare);
        var far = Weights(1.0);
        tables = [Others(plain), Others(far), Buying(plain), Buying(far)];
    }

    /// <summary>The only table.</summary>
    public static SessionSizes Shared { get; } = new();

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

    private static double[] Weights(double longShare)
    {
        var weights = new double[Largest];
        weights[0] = OneEvent;
        weights[1] = TwoEvents;
        for (var i = 2; i < Largest; i++)
        {
            weights[i] =
                (1.0 - OneEvent - TwoEvents)
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

    private static CumulativeTable Others(double[] weights)
    {
        var bought = weights.Select((weight, i) => weight * BuyFactor(i + 1)).Sum();
        return new([.. weights.Select((weight, i) => weight * (1.0 - (BuyShare * BuyFactor(i + 1) / bought)))]);
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
