using System.Numerics;

namespace EcommerceNotebooks.Statistics.Randomness;

/// <summary>The generator xoshiro256** 1.0 (Blackman and Vigna, 2018), seeded through SplitMix64; written here so that the same seed gives the same bytes with every .NET version.</summary>
internal struct Xoshiro256
{
    private ulong s0;
    private ulong s1;
    private ulong s2;
    private ulong s3;

    /// <summary>A generator whose four words of state are the first four outputs of SplitMix64 from <paramref name="seed"/>.</summary>
    public Xoshiro256(ulong seed)
    {
        unchecked
        {
            s0 = Hash64.Mix(seed += Hash64.GoldenGamma);
            s1 = Hash64.Mix(seed += Hash64.GoldenGamma);
            s2 = Hash64.Mix(seed += Hash64.GoldenGamma);
            s3 = Hash64.Mix(seed + Hash64.GoldenGamma);
        }
    }

    /// <summary>A generator with the given state, not all zero.</summary>
    public Xoshiro256(ulong s0, ulong s1, ulong s2, ulong s3)
    {
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        unchecked
        {
            var result = BitOperations.RotateLeft(s1 * 5, 7) * 9;
            var shifted = s1 << 17;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= shifted;
            s3 = BitOperations.RotateLeft(s3, 45);
            return result;
        }
    }

    /// <summary>A number in [0, 1).</summary>
    public double NextUnit() => Hash64.Unit(Next());

    /// <summary>True with the given probability.</summary>
    public bool Chance(double probability) => NextUnit() < probability;

    /// <summary>A whole number in [0, count), by multiply and shift (Lemire, 2019, without the rejection step: the bias is below count / 2^64).</summary>
    public int NextBelow(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>A draw from the standard normal distribution (Box and Muller, 1958).</summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2.0 * Math.Log(1.0 - NextUnit()));
        return radius * Math.Cos(2.0 * Math.PI * NextUnit());
    }

    /// <summary>A lognormal draw with the given median and standard deviation of its logarithm.</summary>
    public double NextLogNormal(double median, double sigma) => median * Math.Exp(sigma * NextNormal());

    /// <summary>An exponential draw with the given mean.</summary>
    public double NextExponential(double mean) => -mean * Math.Log(1.0 - NextUnit());

    /// <summary>A Poisson draw, by multiplication of uniforms below a mean of 30 (Knuth, 1969) and by the rounded normal above.</summary>
    public int NextPoisson(double mean)
    {
        if (mean > 30.0)
        {
            return Math.Max(0, (int)Math.Round(mean + Math.Sqrt(mean) * NextNormal()));
        }

        var limit = Math.Exp(-mean);
        var count = 0;
        for (var product = NextUnit(); product > limit; product *= NextUnit())
        {
            count++;
        }

        return count;
    }
}
