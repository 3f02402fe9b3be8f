using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Statistics;

/// <summary>Seeded draws that the project's generator does not offer itself.</summary>
internal static class Variates
{
    /// <summary>A draw from Beta(a, b), both above 0, as a share of two gamma draws.</summary>
    internal static double Beta(double a, double b, ref Xoshiro256 random)
    {
        var first = Gamma(a, ref random);
        var second = Gamma(b, ref random);
        return first / (first + second);
    }

    /// <summary>A draw from the gamma distribution with this shape above 0 and scale 1 (Marsaglia and Tsang, 2000).</summary>
    internal static double Gamma(double shape, ref Xoshiro256 random)
    {
        if (shape < 1)
        {
            return Gamma(shape + 1, ref random) * Math.Pow(1 - random.NextUnit(), 1 / shape);
        }

        var d = shape - (1.0 / 3);
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var x = random.NextNormal();
            var v = 1 + (c * x);
            if (v <= 0)
            {
                continue;
            }

            v = v * v * v;
            var unit = 1 - random.NextUnit();
            if (Math.Log(unit) < (0.5 * x * x) + (d * (1 - v + Math.Log(v))))
            {
                return d * v;
            }
        }
    }

    /// <summary>A draw from Binomial(trials, rate): counted one by one for few trials, by waiting times for rare successes, else as the place of an order statistic, halving the trials each time (Relles, 1972).</summary>
    internal static long Binomial(long trials, double rate, ref Xoshiro256 random)
    {
        var successes = 0L;
        while (trials > 30 && rate is > 0 and < 1)
        {
            if (trials * Math.Min(rate, 1 - rate) < 20)
            {
                return successes + ByWaiting(trials, rate, ref random);
            }

            var middle = (trials / 2) + 1;
            var place = Beta(middle, trials - middle + 1, ref random);
            if (place <= rate)
            {
                successes += middle;
                trials -= middle;
                rate = (rate - place) / (1 - place);
            }
            else
            {
                trials = middle - 1;
                rate /= place;
            }
        }

        for (var i = 0L; i < trials; i++)
        {
            successes += random.NextUnit() < rate ? 1 : 0;
        }

        return successes;
    }

    private static long ByWaiting(long trials, double rate, ref Xoshiro256 random)
    {
        if (rate > 0.5)
        {
            return trials - ByWaiting(trials, 1 - rate, ref random);
        }

        var logarithm = Numerics.Exponentials.Log1p(-rate);
        var successes = 0L;
        var place = 0.0;
        while (true)
        {
            place += Math.Floor(Math.Log(1 - random.NextUnit()) / logarithm) + 1;
            if (place > trials)
            {
                return successes;
            }

            successes++;
        }
    }
}
