using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Learning;

/// <summary>A seeded sample of rows without replacement.</summary>
internal static class RowSample
{
    /// <summary>So many rows in rising order; all of them where there are not more.</summary>
    internal static int[] Of(int rows, int most, ulong seed)
    {
        int[] sample = [.. Enumerable.Range(0, rows)];
        if (rows <= most)
        {
            return sample;
        }

        Shuffle(sample, seed, most);
        Array.Sort(sample, 0, most);
        return sample[..most];
    }

    /// <summary>Puts a random choice in random order into the first places (Fisher and Yates, 1938).</summary>
    internal static void Shuffle<T>(T[] values, ulong seed, int places)
    {
        var random = new Xoshiro256(seed);
        for (var i = 0; i < places; i++)
        {
            var other = i + random.NextBelow(values.Length - i);
            (values[i], values[other]) = (values[other], values[i]);
        }
    }
}
