using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Learning.Evaluation;

/// <summary>Figures over the rows themselves and over resamples of them, and the intervals these give.</summary>
internal sealed class Resampling
{
    /// <summary>How many groups of each class an interval needs. With little more of them an interval of 95 % holds the true ROC-AUC in 92 to 93 % of simulations and the true average precision in 86 to 90 %; with 40 positive rows, both in some 94 %.</summary>
    internal const int LeastGroups = 10;

    private const string NoResamples = "no resamples were asked for";

    // Resamples in which a figure has no value are left out; where they are many, the rest is a chosen part.
    private const double LeastComputed = 0.9;

    private readonly double[] values;
    private readonly double[][] draws;
    private readonly double confidence;
    private readonly string? trouble;

    /// <param name="source">The rows, whose classes are counted.</param>
    /// <param name="rankings">One ranking of the rows or more; each resample is drawn once and told of all of them.</param>
    /// <param name="resamples">How many; 0 for none.</param>
    /// <param name="seed">The resamples' seed.</param>
    /// <param name="confidence">The intervals' level.</param>
    /// <param name="figures">Figures of one ranking in a resample; NaN where one has no value.</param>
    /// <param name="combine">Makes the figures of all rankings one list, in place in the first.</param>
    /// <param name="cancellation">Ends the work between resamples.</param>
    internal Resampling(
        BinaryScores source,
        RankedRows[] rankings,
        int resamples,
        ulong seed,
        double confidence,
        Func<RankedRows, byte[], (long All, long Positives), double[]> figures,
        Action<double[][]>? combine = null,
        CancellationToken cancellation = default
    )
    {
        this.confidence = confidence;
        values = Figures(new byte[source.Count], PoissonWeights.FillOnes);
        trouble = resamples == 0 ? NoResamples : TooFew(source);
        draws = trouble is null ? new double[resamples][] : [];
        _ = Parallel.For(
            0,
            draws.Length,
            new ParallelOptions { CancellationToken = cancellation },
            () => new byte[source.Count],
            (resample, _, weights) =>
            {
                draws[resample] = Figures(weights, (rows, filled) => PoissonWeights.Fill(rows, seed, resample, filled));
                return weights;
            },
            _ => { }
        );

        double[] Figures(byte[] weights, FillWeights fill)
        {
            var all = new double[rankings.Length][];
            for (var i = 0; i < rankings.Length; i++)
            {
                all[i] = figures(rankings[i], weights, fill(rankings[i], weights));
            }

            combine?.Invoke(all);
            return all[0];
        }
    }

    /// <param name="groups">The group of each unit: units of one group count alike.</param>
    /// <param name="options">How many resamples, their seed and the intervals' level.</param>
    /// <param name="figures">Figures of the units with these weights; NaN where one has no value.</param>
    /// <param name="cancellation">Ends the work between resamples.</param>
    internal Resampling(
        IReadOnlyList<long> groups,
        EvaluationOptions options,
        Func<byte[], double[]> figures,
        CancellationToken cancellation = default
    )
    {
        confidence = options.Confidence;
        var ones = new byte[groups.Count];
        Array.Fill(ones, (byte)1);
        values = figures(ones);
        var different = groups.Distinct().Count();
        trouble =
            options.Resamples == 0 ? NoResamples
            : different < LeastGroups ? $"an interval needs {LeastGroups} groups; there are {different}"
            : null;
        draws = trouble is null ? new double[options.Resamples][] : [];
        ulong[] keys = [.. groups.Select(group => Hash64.Mix(unchecked((ulong)group)))];
        _ = Parallel.For(
            0,
            draws.Length,
            new ParallelOptions { CancellationToken = cancellation },
            () => new byte[keys.Length],
            (resample, _, weights) =>
            {
                PoissonWeights.Fill(keys, options.Seed, resample, weights);
                draws[resample] = figures(weights);
                return weights;
            },
            _ => { }
        );
    }

    private delegate (long All, long Positives) FillWeights(RankedRows rows, Span<byte> weights);

    /// <summary>The figure at a place of the list, with the percentile interval over the resamples in which it has a value.</summary>
    /// <param name="place">Its place in the list.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="reason">Why it has no value, if it has none.</param>
    internal Estimate At(int place, string name, string? reason = null)
    {
        var value = values[place];
        if (reason is not null || double.IsNaN(value))
        {
            return new Estimate(name, null, null, reason ?? "there are no rows to compute it from");
        }

        var interval = Interval(place, out var why);
        return new Estimate(name, value, interval, why);
    }

    private ConfidenceInterval? Interval(int place, out string? why)
    {
        why = trouble;
        if (trouble is not null)
        {
            return null;
        }

        var computed = draws.Select(draw => draw[place]).Where(value => !double.IsNaN(value)).ToArray();
        if (computed.Length < LeastComputed * draws.Length)
        {
            why = $"only {computed.Length} of {draws.Length} resamples have a value, so chance cannot be judged";
            return null;
        }

        Array.Sort(computed);
        if (computed[0] == computed[^1])
        {
            why = "no resample differs from another, so chance cannot be judged";
            return null;
        }

        var side = (1 - confidence) / 2;
        return new ConfidenceInterval(
            QuantileBootstrap.At(computed, side),
            QuantileBootstrap.At(computed, 1 - side),
            confidence
        );
    }

    private static string? TooFew(BinaryScores source)
    {
        foreach (var (label, name) in new[] { (1, "positive"), (0, "negative") })
        {
            var groups = new HashSet<long>();
            var labels = source.Labels.Span;
            for (var row = 0; row < labels.Length && groups.Count < LeastGroups; row++)
            {
                if (labels[row] == label)
                {
                    groups.Add(source.GroupOf(row));
                }
            }

            if (groups.Count < LeastGroups)
            {
                var unit = source.Groups is null ? $"{name} rows" : $"groups with {name} rows";
                return $"an interval needs {LeastGroups} {unit}; there are {groups.Count}";
            }
        }

        return null;
    }
}
