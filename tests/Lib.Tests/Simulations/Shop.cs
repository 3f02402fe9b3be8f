using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;

namespace Tests.Simulations;

/// <summary>Users of whom some buy, each order for a lognormal amount, drawn one by one.</summary>
/// <param name="Revenue">Revenue and orders per user.</param>
/// <param name="Covariate">Revenue and the revenue before, which is like it.</param>
internal readonly record struct Shop(PairedMoments Revenue, PairedMoments Covariate)
{
    private const double Persistence = 0.8;
    private const double Sigma = 1;

    /// <summary>Users of whom this share buys, times a lift, for amounts around a scale; what they did before is the same for any lift.</summary>
    internal static Shop Draw(int users, double buyers, double lift, double scale, ref Xoshiro256 random)
    {
        var revenue = new double[users];
        var orders = new double[users];
        var before = new double[users];
        for (var user = 0; user < users; user++)
        {
            var taste = random.NextNormal();
            var boughtBefore = random.Chance(Math.Min(1, 3 * buyers));
            before[user] = boughtBefore ? Math.Exp(Sigma * taste) : 0;

            // Who bought before buys again three times as often as others, so that the share of buyers stays what it is.
            var share = Math.Min(1, 3 * buyers);
            var others = lift * buyers / (1 + (2 * share));
            if (random.Chance(Math.Min(1, boughtBefore ? 3 * others : others)))
            {
                var mood = (Persistence * taste) + (Math.Sqrt(1 - (Persistence * Persistence)) * random.NextNormal());
                orders[user] = 1;
                revenue[user] = scale * Math.Exp(Sigma * mood);
            }
        }

        return new Shop(PairedMoments.Of(revenue, orders), PairedMoments.Of(revenue, before));
    }
}
