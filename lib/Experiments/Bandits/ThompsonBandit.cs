using EcommerceNotebooks.Statistics;

namespace EcommerceNotebooks.Experiments;

/// <summary>Thompson sampling (1933) by its probabilities: each arm gets users in proportion to its chance to be the best.</summary>
public static class ThompsonBandit
{
    /// <summary>
    /// Each arm's share of the next users, summing to 1: floor + (1 - arms * floor) * chance to be best, with uniform priors. Equal shares until every arm has its minimum of users.
    /// With top-two sampling the chance is that of being drawn first or, as often, of being the first other arm drawn.
    /// </summary>
    /// <exception cref="ArgumentException">There is no arm, counts are impossible, or the floor is negative or too high for so many arms.</exception>
    public static IReadOnlyList<double> Weights(IReadOnlyList<BanditArm> arms, BanditOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(arms);
        var chosen = options ?? new BanditOptions();
        if (arms.Count == 0 || !(chosen.Floor >= 0 && chosen.Floor * arms.Count <= 1))
        {
            throw new ArgumentException($"A floor of {chosen.Floor} does not fit {arms.Count} arms.", nameof(options));
        }

        return arms.Any(arm => arm.Trials < chosen.MinimumUsersPerArm)
            ? [.. arms.Select(_ => 1.0 / arms.Count)]
            : FromChances(
                BestArm.Probabilities([.. arms.Select(arm => BetaBinomial.Posterior(arm.Successes, arm.Trials))]),
                chosen
            );
    }

    internal static double[] FromChances(IReadOnlyList<double> chances, BanditOptions options)
    {
        var total = chances.Sum();
        var shares = chances.Select(chance => chance / total).ToArray();
        if (options.TopTwo && shares.Length > 1)
        {
            shares = [.. shares.Select((own, arm) => 0.5 * (own + Second(shares, arm)))];
        }

        return [.. shares.Select(share => options.Floor + ((1 - (options.Floor * shares.Length)) * share))];
    }

    // The chance that an arm is the best of those that are left when another one was best.
    private static double Second(double[] shares, int arm)
    {
        var sum = 0.0;
        for (var other = 0; other < shares.Length; other++)
        {
            var left = 1 - shares[other];
            if (other != arm && left > 0)
            {
                sum += shares[other] * shares[arm] / left;
            }
        }

        return sum;
    }
}
