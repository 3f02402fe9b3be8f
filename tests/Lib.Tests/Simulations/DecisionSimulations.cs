using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Statistics.Randomness;
using static Tests.Simulations.Simulation;

namespace Tests.Simulations;

/// <summary>How often an experiment without any effect is shipped or rolled back, over all its goals, guardrails, treatments and looks, and how often a real effect is decided rightly.</summary>
[Trait("Speed", "Slow")]
public class DecisionSimulations
{
    private static readonly int Many = Runs(600, 10_000);

    /// <summary>Five goals and thirty looks, every 50 users from 200 an arm on.</summary>
    [Theory]
    [InlineData(0.02, MetricKind.Mean)]
    [InlineData(0.1, MetricKind.Mean)]
    [InlineData(0.3, MetricKind.Mean)]
    [InlineData(0.02, MetricKind.Rate)]
    public void Decide_NoEffectFiveGoalsThirtyLooks_DecidesInAtMostAlpha(double rate, MetricKind kind)
    {
        // Chances to beat of rates cost a hundred times what all else does.
        var runs = kind == MetricKind.Rate ? Many / 12 : Many;
        var counts = Count(
            runs,
            Hash64.Of(401, (ulong)(rate * 100), (ulong)kind),
            3,
            (ref random, happened) =>
            {
                var world = new World(5, 0, 2, kind);
                for (var look = 1; look <= 30; look++)
                {
                    world.Watch(look == 1 ? 200 : 50, (_, _) => rate, ref random);
                    var result = world.Result();
                    happened[0] |= IsDecided(result, Plan with { Looks = look, PlannedLooks = 30 });
                    happened[1] |= IsDecided(result, Plan with { Looks = look, PlannedLooks = null });

                    // One look was planned, and the other 29 were taken all the same.
                    happened[2] |= IsDecided(result, Plan with { Looks = look });
                }
            }
        );

        IsAtMost(0.05, counts[0], runs, $"thirty looks planned, {kind} {rate}");
        IsAtMost(0.05, counts[1], runs, $"any number of looks, {kind} {rate}");
        IsAtMost(0.0505, counts[2], runs, $"one look planned, {kind} {rate}");
    }

    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(5, 0, 2)]
    [InlineData(3, 3, 2)]
    [InlineData(2, 2, 4)]
    public void Decide_NoEffectOneLook_DecidesInAtMostAlpha(int goals, int guardrails, int arms)
    {
        foreach ((var users, var rate) in new[] { (500, 0.1), (2_000, 0.02), (2_000, 0.5) })
        {
            var counts = Count(
                Many,
                Hash64.Of(402, (ulong)((10 * goals) + guardrails), (ulong)arms, (ulong)(users * rate)),
                1,
                (ref random, happened) =>
                {
                    var world = new World(goals, guardrails, arms, MetricKind.Mean);
                    world.Watch(users, (_, _) => rate, ref random);
                    happened[0] = IsDecided(world.Result(), Plan);
                }
            );

            IsAtMost(0.052, counts[0], Many, $"{goals} goals, {guardrails} guardrails, {arms} arms, {users} at {rate}");
        }
    }

    /// <summary>A planned effect of one of three goals: shipped about as often as planned, and next to never rolled back.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Decide_PlannedEffect_ShipsAboutAsOftenAsPlanned(int looks)
    {
        var plan = ProportionPower.SampleSize(
            0.1,
            0.12,
            new PowerOptions { Comparisons = 3 * looks, Correction = Correction.Bonferroni }
        );
        var users = plan.Control!.Value;
        var counts = Count(
            Many,
            Hash64.Of(403, (ulong)looks),
            2,
            (ref random, happened) =>
            {
                var world = new World(3, 0, 2, MetricKind.Mean);
                for (var look = 1; look <= looks && !happened[0] && !happened[1]; look++)
                {
                    world.Watch(users / looks, (metric, arm) => metric == 0 && arm == 1 ? 0.12 : 0.1, ref random);
                    var verdict = Verdict(world.Result(), Plan with { Looks = look, PlannedLooks = looks });
                    happened[0] = verdict == EcommerceNotebooks.Experiments.Verdict.Ship;
                    happened[1] = verdict == EcommerceNotebooks.Experiments.Verdict.RollBack;
                }
            }
        );

        IsBetween(0.78, 0.9, counts[0], Many, $"shipped after {looks} looks");
        IsAtMost(0.03, counts[1], Many, $"rolled back after {looks} looks");
    }

    /// <summary>A guardrail that is worse by its whole margin passes with a chance of at most alpha over all looks, whatever the goal does.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(null)]
    public void Decide_GuardrailWorseByItsMargin_ShipsInAtMostAlpha(int? looks)
    {
        var shipped = Count(
            Many,
            Hash64.Of(404, (ulong)(looks ?? 0)),
            1,
            (ref random, happened) =>
            {
                var world = new World(1, 1, 2, MetricKind.Mean);
                for (var look = 1; look <= (looks ?? 10); look++)
                {
                    world.Watch(
                        2_000,
                        (metric, arm) =>
                            (metric, arm) switch
                            {
                                (0, 1) => 0.3,
                                (1, 1) => 0.2 * 0.98,
                                _ => 0.2,
                            },
                        ref random
                    );
                    happened[0] |=
                        Verdict(world.Result(), Plan with { Looks = look, PlannedLooks = looks })
                        == EcommerceNotebooks.Experiments.Verdict.Ship;
                }
            }
        )[0];

        IsAtMost(0.05, shipped, Many, $"shipped with {looks} looks");
    }

    /// <summary>Beliefs hold what they promise where the truth is drawn from the prior: of what is shipped, 19 in 20 treatments are better.</summary>
    [Fact]
    public void BayesianRule_TruthFromThePrior_ShipsWhatIsBetter()
    {
        var rule = new BayesianRule { WinRisk = 1 };
        var counts = Count(
            Runs(20_000, 500_000),
            405,
            3,
            (ref random, happened) =>
            {
                var truth = 0.05 * random.NextNormal();
                var effect = truth + (0.05 * random.NextNormal());
                var belief = NormalBayes.From(
                    new TestResult("t", effect, 0.05, effect / 0.05, null, null, null),
                    0,
                    0.05
                );
                happened[0] = rule.Decide(belief) == EcommerceNotebooks.Experiments.Verdict.Ship;
                happened[1] = happened[0] && truth > 0;
                happened[2] = Holds(belief.Interval, truth);
            }
        );

        IsAtLeast(0.95, counts[1], (int)counts[0], "better among the shipped");
        IsAbout(0.95, counts[2], Runs(20_000, 500_000), "credible intervals");
    }

    private static DecisionOptions Plan { get; } =
        new()
        {
            PlannedUsersPerArm = 1,
            DaysRun = 14,
            SuspiciousEffect = 1e9,
        };

    private static bool IsDecided(ExperimentResult result, DecisionOptions options) =>
        DecisionRule
            .Decide(result, options)
            .Decisions.Any(decision =>
                decision.Verdict
                    is EcommerceNotebooks.Experiments.Verdict.Ship
                        or EcommerceNotebooks.Experiments.Verdict.RollBack
            );

    private static Verdict Verdict(ExperimentResult result, DecisionOptions options) =>
        DecisionRule.Decide(result, options).Decisions[0].Verdict;

    /// <summary>Metrics of 0 and 1 in arms that grow together.</summary>
    private sealed class World(int goals, int guardrails, int arms, MetricKind kind)
    {
        private readonly long[,] successes = new long[goals + guardrails, arms];
        private long users;

        internal void Watch(long more, Func<int, int, double> rate, ref Xoshiro256 random)
        {
            users += more;
            for (var metric = 0; metric < goals + guardrails; metric++)
            {
                for (var arm = 0; arm < arms; arm++)
                {
                    successes[metric, arm] += Variates.Binomial(more, rate(metric, arm), ref random);
                }
            }
        }

        internal ExperimentResult Result() =>
            ExperimentResult.Of([
                .. Enumerable
                    .Range(0, goals + guardrails)
                    .Select(metric => new MetricSample(
                        new ExperimentMetric($"{metric}", kind) { IsGuardrail = metric >= goals },
                        [.. Enumerable.Range(0, arms).Select(arm => Arm(metric, arm))]
                    )),
            ]);

        private ArmSample Arm(int metric, int arm) =>
            new(
                $"{arm}",
                new PairedMoments(SampleMoments.FromCounts(successes[metric, arm], users), SampleMoments.Empty, 0)
            );
    }
}
