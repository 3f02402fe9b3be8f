using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>
/// The Poisson bootstrap (Chamandy, Muralidharan, Najmi and Naidu, 2012): in each resample every group counts a number of times that is Poisson with mean 1, here read off a hash of seed, resample and group.
/// All rows of a group count alike, wherever they stand, and two rankings of the same rows get the same resamples, so that their differences are paired.
/// </summary>
internal static class PoissonWeights
{
    // The distribution function from 0 on, in parts of 2^64.
    private static readonly ulong[] Limits = MakeLimits();

    /// <summary>Fills the weights of one resample and returns their sum, over all rows and over the positive ones.</summary>
    internal static (long All, long Positives) Fill(RankedRows rows, ulong seed, int resample, Span<byte> weights)
    {
        var stream = Hash64.Of(seed, (ulong)resample);
        var keys = rows.Keys.AsSpan();
        var flags = rows.Flags.AsSpan(0, keys.Length);
        weights = weights[..keys.Length];
        long all = 0;
        long positives = 0;
        for (var place = 0; place < keys.Length; place++)
        {
            var weight = WeightOf(Hash64.Mix(keys[place] ^ stream));
            weights[place] = (byte)weight;
            all += weight;
            positives += weight * (flags[place] & RankedRows.Positive);
        }

        return (all, positives);
    }

    /// <summary>Fills the weights of one resample from hashes of the groups.</summary>
    internal static void Fill(ulong[] keys, ulong seed, int resample, Span<byte> weights)
    {
        var stream = Hash64.Of(seed, (ulong)resample);
        for (var unit = 0; unit < keys.Length; unit++)
        {
            weights[unit] = (byte)WeightOf(Hash64.Mix(keys[unit] ^ stream));
        }
    }

    /// <summary>Weights of 1: the rows themselves.</summary>
    internal static (long All, long Positives) FillOnes(RankedRows rows, Span<byte> weights)
    {
        weights.Fill(1);
        return (rows.Count, rows.Flags.LongCount(flag => (flag & RankedRows.Positive) != 0));
    }

    internal static int WeightOf(ulong hash)
    {
        var limits = Limits;
        var weight = (hash >= limits[0] ? 1 : 0) + (hash >= limits[1] ? 1 : 0) + (hash >= limits[2] ? 1 : 0);
        if (weight == 3)
        {
            while (weight < limits.Length && hash >= limits[weight])
            {
                weight++;
            }
        }

        return weight;
    }

    private static ulong[] MakeLimits()
    {
        var limits = new List<ulong>();
        var chance = (UInt128)(Math.Exp(-1) * Math.Pow(2, 64));
        var sum = chance;
        for (uint count = 1; chance > 0; count++)
        {
            limits.Add((ulong)UInt128.Min(sum, ulong.MaxValue));
            chance /= count;
            sum += chance;
        }

        return [.. limits];
    }
}
