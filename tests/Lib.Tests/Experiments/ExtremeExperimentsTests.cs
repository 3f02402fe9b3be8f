using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;

namespace Tests.Experiments;

/// <summary>Whole analyses of arms that no shop has: every metric has a number or a reason, and a decision is made or refused.</summary>
public class ExtremeExperimentsTests
{
    private static readonly double[] Values = [0, 1, -1, 1e-300, 1e300, double.MaxValue, double.NaN, 1e12];

    [Fact]
    public void AnalysisAndDecision_AnyRows_GiveNumbersOrReasons()
    {
        var random = new Random(12);
        for (var draw = 0; draw < 1_500; draw++)
        {
            var kind = Pick(random, Enum.GetValues<MetricKind>());
            var metric = new ExperimentMetric("metric", kind) { IsGuardrail = random.Next(3) == 0 };
            string[] names = random.Next(2) == 0 ? ["a", "b"] : ["a", "b", "c"];
            var covariates = kind != MetricKind.Ratio && random.Next(2) == 0;
            var arms = names.Select(name => Arm(random, name, kind, covariates)).ToArray();

            var result = ExperimentResult.Of([new MetricSample(metric, arms)]);
            var report = DecisionRule.Decide(result, new DecisionOptions { PlannedUsersPerArm = 1, DaysRun = 14 });

            Assert.All(
                result.Metrics,
                each =>
                {
                    Assert.True(each.Absolute.PValue is not null || each.Absolute.Reason is not null, $"{each}");
                    Assert.True(each.Relative.PValue is not null || each.Relative.Reason is not null, $"{each}");
                    Assert.True(each.Bayesian.ChanceToBeat is not null || each.Bayesian.Reason is not null, $"{each}");
                    Assert.DoesNotContain("NaN", $"{each}", StringComparison.Ordinal);
                    Assert.DoesNotContain("Infinity", $"{each}", StringComparison.Ordinal);
                }
            );
            Assert.All(report.Decisions, decision => Assert.NotEmpty(decision.Reasons));
            Assert.Equal(names.Length - 1, result.ToTable().RowCount);
        }
    }

    private static ArmSample Arm(Random random, string name, MetricKind kind, bool covariates)
    {
        var count = Pick(random, [0, 1, 2, 3, 50]);
        var level = random.Next(4);
        double[] Draw() =>
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(_ =>
                        level switch
                        {
                            0 => Pick(random, Values),
                            1 => Pick(random, [0.0, 1.0]),
                            2 => 7,
                            _ => random.NextDouble(),
                        }
                    ),
            ];
        return kind == MetricKind.Ratio ? ArmSample.OfRatio(name, Draw(), Draw())
            : covariates && count > 0 ? ArmSample.Of(name, Draw(), Draw())
            : ArmSample.Of(name, Draw());
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];
}
