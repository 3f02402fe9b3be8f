using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>A beta distribution, what is known about a rate after <c>Alpha - 1</c> successes and <c>Beta - 1</c> failures on a uniform prior. Both parameters lie between 0 and 1e13.</summary>
public sealed record BetaDistribution
{
    private const double Largest = 1e13;

    /// <summary>A distribution with these parameters.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is not above 0, or above 1e13.</exception>
    public BetaDistribution(double alpha, double beta)
    {
        Alpha = Checked(alpha, nameof(alpha));
        Beta = Checked(beta, nameof(beta));
    }

    /// <summary>The first parameter, above 0.</summary>
    public double Alpha { get; }

    /// <summary>The second parameter, above 0.</summary>
    public double Beta { get; }

    /// <summary>Alpha / (Alpha + Beta).</summary>
    public double Mean => Alpha / (Alpha + Beta);

    /// <summary>The variance.</summary>
    public double Variance => Mean * (Beta / (Alpha + Beta)) / (Alpha + Beta + 1);

    /// <summary>The density at x; 0 outside of (0, 1), and at its ends only the limit of densities that stay finite.</summary>
    public double Density(double x) =>
        x is > 0 and < 1
            ? Math.Exp(IncompleteBeta.LogPower(Alpha, Beta, x, 1 - x) - Math.Log(x) - Exponentials.Log1p(-x))
        : x == 0 && Alpha == 1 ? Beta
        : x == 1 && Beta == 1 ? Alpha
        : 0;

    /// <summary>The probability of a value at or below x.</summary>
    public double Lower(double x) => double.IsNaN(x) ? x : IncompleteBeta.Lower(Alpha, Beta, x, 1 - x);

    /// <summary>The probability of a value above x.</summary>
    public double Upper(double x) => double.IsNaN(x) ? x : IncompleteBeta.Lower(Beta, Alpha, 1 - x, x);

    /// <summary>The value at or below which lies this probability; 0 for 0 and 1 for 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The probability is not in [0, 1].</exception>
    public double Quantile(double probability)
    {
        if (Probability.Checked(probability) is 0 or 1)
        {
            return probability;
        }

        // Each tail is solved by its logarithm over the log odds.
        var below = Lower(Mean);
        var start = Math.Log(Alpha / Beta);
        var step = Math.Min(1, Math.Sqrt((1 / Alpha) + (1 / Beta)));
        var upper = probability > below;
        var target = Math.Log(upper ? 1 - probability : probability);
        var root = Roots.Search(
            odds => Math.Log(upper ? UpperAtOdds(odds) : LowerAtOdds(odds)) - target,
            start,
            step,
            -745,
            745
        );
        return root is { } found ? Share(found)
            : upper ? 1
            : 0;
    }

    internal double LowerAtOdds(double odds) => IncompleteBeta.Lower(Alpha, Beta, Share(odds), Share(-odds));

    internal double UpperAtOdds(double odds) => IncompleteBeta.Lower(Beta, Alpha, Share(-odds), Share(odds));

    /// <summary>The logarithm of the density over the log odds.</summary>
    internal double LogDensityOfOdds(double odds) => IncompleteBeta.LogPower(Alpha, Beta, Share(odds), Share(-odds));

    internal static double Share(double odds) =>
        odds < 0 ? Math.Exp(odds) / (1 + Math.Exp(odds)) : 1 / (1 + Math.Exp(-odds));

    private static double Checked(double parameter, string name) =>
        parameter is > 0 and <= Largest
            ? parameter
            : throw new ArgumentOutOfRangeException(name, parameter, $"{name} is above 0 and at most {Largest}.");
}
