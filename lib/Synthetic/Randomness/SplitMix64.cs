using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Synthetic.Randomness;

/// <summary>The generator SplitMix64 (Steele, Lea and Flood, 2014): one addition and one hash a number, so that every user and session can afford a stream of its own.</summary>
internal struct SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next() => Hash64.Mix(unchecked(state += Hash64.GoldenGamma));

    /// <summary>A number in [0, 1).</summary>
    public double NextUnit() => Hash64.Unit(Next());

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => NextUnit() < probability;

    /// <summary>A whole number in [0, count), by multiply and shift (Lemire, 2019, without the rejection step: the bias is below count / 2^64).</summary>
    public int NextBelow(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>A draw from the standard normal distribution, out of a table of its quantiles.</summary>
    public double NextNormal() => NormalScores.Draw(NextUnit());

    /// <summary>An exponential draw with the given mean.</summary>
    public double NextExponential(double mean) => -mean * Math.Log(1.0 - NextUnit());

    /// <summary>A Poisson draw, by multiplication of uniforms below a mean of 30 (Knuth, 1969) and by the rounded normal above.</summary>
    public int NextPoisson(double mean)
    {
        if (mean > 30.0)
        {
            return Math.Max(0, (int)Math.Round(mean + (Math.Sqrt(mean) * NextNormal())));
        }

        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = NextUnit(); product > limit; product *= NextUnit())
        {
            count++;
        }

        return count;
    }

    /// <summary>The further number of successes before the first failure when each has the given probability, at most <paramref name="most"/>.</summary>
    public int NextRun(double probability, int most)
    {
        var count = 0;
        while (count < most && Chance(probability))
        {
            count++;
        }

        return count;
    }
}
