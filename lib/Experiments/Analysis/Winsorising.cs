using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>Values above a percentile set down to it, the percentile taken over the users of all arms together, so that the cap itself cannot tell arms apart.</summary>
/// <param name="Cap">The largest value kept.</param>
/// <param name="Capped">How many values were set down.</param>
/// <param name="Arms">Each arm's values in their order.</param>
public sealed record Winsorising(double Cap, long Capped, IReadOnlyList<double[]> Arms)
{
    /// <summary>Caps at a percentile such as 0.99, linearly between neighbours. Without values the cap is NaN and nothing is capped; NaN values stay.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The percentile is not between 0 and 1.</exception>
    public static Winsorising Of(IReadOnlyList<double[]> arms, double percentile = 0.99)
    {
        ArgumentNullException.ThrowIfNull(arms);
        Probability.Inner(percentile, nameof(percentile));
        var all = arms.SelectMany(arm => arm).Where(value => !double.IsNaN(value)).Order().ToArray();
        if (all.Length == 0)
        {
            return new Winsorising(double.NaN, 0, [.. arms.Select(arm => arm.ToArray())]);
        }

        var cap = QuantileBootstrap.At(all, percentile);
        return new Winsorising(
            cap,
            all.LongCount(value => value > cap),
            [.. arms.Select(arm => arm.Select(value => value > cap ? cap : value).ToArray())]
        );
    }
}
