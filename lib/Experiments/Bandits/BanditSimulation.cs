using EcommerceNotebooks.Charts;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;

namespace EcommerceNotebooks.Experiments;

/// <summary>What a bandit loses against always choosing the best arm, beside what an experiment with equal arms loses.</summary>
/// <param name="Steps">Batch by batch.</param>
/// <param name="Runs">How many bandits were simulated.</param>
public sealed record BanditSimulation(IReadOnlyList<BanditStep> Steps, int Runs) : ChartReport
{
    private const int Draws = 500;

    /// <summary>Simulates bandits on arms with known rates; chances to be best are estimated from 500 seeded draws per batch.</summary>
    /// <param name="rates">The arms' true rates.</param>
    /// <param name="batches">How often the weights move, at least 1.</param>
    /// <param name="usersPerBatch">Users between two moves, at least 1.</param>
    /// <param name="runs">Bandits to average over, at least 1.</param>
    /// <param name="seed">Any number; the same seed gives the same result.</param>
    /// <param name="options">Floor and minimum.</param>
    /// <exception cref="ArgumentException">There is no arm or a rate is not in [0, 1].</exception>
    public static BanditSimulation Of(
        IReadOnlyList<double> rates,
        int batches,
        int usersPerBatch,
        int runs,
        ulong seed,
        BanditOptions? options = null
    )
    {
        ArgumentNullException.ThrowIfNull(rates);
        ArgumentOutOfRangeException.ThrowIfLessThan(batches, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(usersPerBatch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(runs, 1);
        if (rates.Count == 0 || rates.Any(rate => !(rate is >= 0 and <= 1)))
        {
            throw new ArgumentException("There must be arms, with rates in [0, 1].", nameof(rates));
        }

        var chosen = options ?? new BanditOptions();
        var regrets = new double[runs][];
        var bestShares = new double[runs][];
        Parallel.For(
            0,
            runs,
            run =>
                (regrets[run], bestShares[run]) = Run(
                    rates,
                    batches,
                    usersPerBatch,
                    Hash64.Of(seed, (ulong)run),
                    chosen
                )
        );
        var best = rates.Max();
        var equal = rates.Average(rate => best - rate) * usersPerBatch;
        return new BanditSimulation(
            [
                .. Enumerable
                    .Range(0, batches)
                    .Select(batch => new BanditStep(
                        (batch + 1L) * usersPerBatch,
                        regrets.Average(run => run[batch]),
                        equal * (batch + 1),
                        bestShares.Average(run => run[batch])
                    )),
            ],
            runs
        );
    }

    /// <summary>One row per batch.</summary>
    public Table ToTable() =>
        Table
            .Of(Steps, $"Conversions lost against the best arm, mean of {Runs} runs")
            .WithFormat(ColumnFormat.Fixed(1), "regret", "regret_of_equal_arms")
            .WithFormat(ColumnFormat.Percent(), "share_of_best_arm");

    /// <summary>The losses over the number of users.</summary>
    public override Chart ToChart() =>
        Chart
            .Line(Steps.Select(step => step.Users), Steps.Select(step => step.Regret), "bandit")
            .With(
                Chart.Line(Steps.Select(step => step.Users), Steps.Select(step => step.RegretOfEqualArms), "equal arms")
            )
            .Title("Conversions lost against always showing the best arm")
            .XAxis("users")
            .YAxis("conversions lost");

    private static (double[] Regret, double[] BestShare) Run(
        IReadOnlyList<double> rates,
        int batches,
        int usersPerBatch,
        ulong seed,
        BanditOptions options
    )
    {
        var random = new Xoshiro256(seed);
        var arms = rates.Count;
        var successes = new long[arms];
        var trials = new long[arms];
        var regret = new double[batches];
        var bestShare = new double[batches];
        var best = rates.Max();
        var lost = 0.0;
        for (var batch = 0; batch < batches; batch++)
        {
            var weights = trials.Any(count => count < options.MinimumUsersPerArm)
                ? [.. rates.Select(_ => 1.0 / arms)]
                : ThompsonBandit.FromChances(Chances(successes, trials, ref random), options);
            var left = (long)usersPerBatch;
            var weightLeft = 1.0;
            for (var arm = 0; arm < arms; arm++)
            {
                var share = weightLeft <= 0 ? 0 : Math.Clamp(weights[arm] / weightLeft, 0, 1);
                var users = arm == arms - 1 ? left : Variates.Binomial(left, share, ref random);
                successes[arm] += Variates.Binomial(users, rates[arm], ref random);
                trials[arm] += users;
                left -= users;
                weightLeft -= weights[arm];
                lost += users * (best - rates[arm]);
                bestShare[batch] += rates[arm] == best ? weights[arm] : 0;
            }

            regret[batch] = lost;
        }

        return (regret, bestShare);
    }

    private static double[] Chances(long[] successes, long[] trials, ref Xoshiro256 random)
    {
        var wins = new double[trials.Length];
        for (var draw = 0; draw < Draws; draw++)
        {
            var winner = 0;
            var highest = -1.0;
            for (var arm = 0; arm < trials.Length; arm++)
            {
                var rate = Variates.Beta(successes[arm] + 1, trials[arm] - successes[arm] + 1, ref random);
                (winner, highest) = rate > highest ? (arm, rate) : (winner, highest);
            }

            wins[winner] += 1.0 / Draws;
        }

        return wins;
    }
}
