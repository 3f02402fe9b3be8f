using EcommerceNotebooks.Statistics.Randomness;

namespace Tests.Learning.Evaluation;

/// <summary>Scored rows from a seed.</summary>
internal static class RandomRows
{
    /// <summary>Probabilities on a grid of so many levels, with labels that lean to high ones; both classes are there.</summary>
    internal static (double[] Scores, byte[] Labels) Of(ulong seed, int count, int levels)
    {
        var random = new Xoshiro256(seed);
        var scores = new double[count];
        var labels = new byte[count];
        for (var row = 0; row < count; row++)
        {
            scores[row] = (1 + random.NextBelow(levels)) / (levels + 1.0);
            labels[row] = (byte)(random.Chance(scores[row] * scores[row]) ? 1 : 0);
        }

        (labels[0], labels[1]) = (0, 1);
        return (scores, labels);
    }

    /// <summary>Normal scores whose mean is higher by <paramref name="shift"/> for positives, so that the true AUC is Phi(shift / sqrt 2). Rows of a group share part of their score, and a group's label.</summary>
    internal static (double[] Scores, byte[] Labels, long[] Groups) Binormal(
        ulong seed,
        int groups,
        int size,
        double shared,
        double rate,
        double shift
    )
    {
        var random = new Xoshiro256(seed);
        var scores = new double[groups * size];
        var labels = new byte[scores.Length];
        var of = new long[scores.Length];
        for (var group = 0; group < groups; group++)
        {
            var label = (byte)(random.Chance(rate) ? 1 : 0);
            var common = random.NextNormal();
            for (var row = group * size; row < (group + 1) * size; row++)
            {
                scores[row] =
                    (Math.Sqrt(shared) * common) + (Math.Sqrt(1 - shared) * random.NextNormal()) + (shift * label);
                labels[row] = label;
                of[row] = group;
            }
        }

        return (scores, labels, of);
    }
}
