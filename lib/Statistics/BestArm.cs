using EcommerceNotebooks.Statistics.Numerics;

namespace EcommerceNotebooks.Statistics;

/// <summary>The chance of each of several arms to be the best one.</summary>
public static class BestArm
{
    /// <summary>P(arm has the highest rate) for each posterior, by integrals of its density times the shares of all others below it; they sum to 1 within 1e-10.</summary>
    /// <exception cref="ArgumentException">There is no arm.</exception>
    public static IReadOnlyList<double> Probabilities(IReadOnlyList<BetaDistribution> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        return arms.Count switch
        {
            0 => throw new ArgumentException("There is no arm.", nameof(arms)),
            1 => [1.0],
            _ => [.. arms.Select((_, arm) => Of(arms, arm))],
        };
    }

    private static double Of(IReadOnlyList<BetaDistribution> arms, int chosen)
    {
        var own = arms[chosen];
        return Math.Min(
            1,
            LogConcave.Whole(
                odds =>
                {
                    var sum = own.LogDensityOfOdds(odds);
                    for (var arm = 0; arm < arms.Count; arm++)
                    {
                        sum += arm == chosen ? 0 : Math.Log(arms[arm].LowerAtOdds(odds));
                    }

                    return sum;
                },
                Math.Log(own.Alpha / own.Beta),
                Math.Sqrt((1 / own.Alpha) + (1 / own.Beta))
            )
        );
    }
}
