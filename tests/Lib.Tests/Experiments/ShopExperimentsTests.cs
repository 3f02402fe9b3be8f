using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Warehouse;
using Tests.Statistics;

namespace Tests.Experiments;

/// <summary>Experiments read from events, against the same sums done by hand.</summary>
[Trait("Speed", "Slow")]
public class ShopExperimentsTests
{
    private static readonly DateTime Start = ExperimentWorld.Start;
    private static readonly ExperimentSource Source = ExperimentWorld.Source;

    [Fact]
    public void AnalyzeExperiment_RandomEvents_EqualsTheSumsDoneByHand()
    {
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var world = ExperimentWorld.Draw(seed);
            using var shop = world.Open();

            var result = shop.Experiments.Analyze(Source);

            var users = world.Users();
            Assert.Equal(users.Count(user => user.Arm is not null), result.Exposure!.Analysed);
            var expected = ExperimentResult.Of(ExperimentWorld.Samples(users));
            Assert.Equal(expected.Users, result.Users);
            Same(expected, result);
        }
    }

    [Fact]
    public void AnalyzeExperiment_CappedRevenue_EqualsWinsorisingByHand()
    {
        var world = ExperimentWorld.Draw(4);
        using var shop = world.Open();
        var users = world.Users();
        var arms = new[] { "a", "b", "c" };
        var values = arms.Select(arm => users.Where(user => user.Arm == arm).Select(user => user.Revenue).ToArray())
            .ToArray();
        var capped = Winsorising.Of(values, 0.9);
        var cap = Math.Round(capped.Cap, 2, MidpointRounding.AwayFromZero);

        var result = shop.Experiments.Analyze(
            Source with
            {
                RevenueCapPercentile = 0.9,
            },
            new AnalysisOptions { UseCovariates = false }
        );

        Assert.True(capped.Capped > 0);
        var revenue = result.Metrics.First(metric => metric.Metric == ShopMetrics.Revenue && metric.Arm == "b");
        Near.Relative(values[1].Average(value => Math.Min(value, cap)), revenue.TreatmentValue!.Value, 1e-12);
    }

    [Fact]
    public void AnalyzeExperiment_FortunesAndRefunds_AddsEveryCent()
    {
        // Squares of these are beyond 64 bits, and their sum beyond what a double holds to the cent.
        var prices = Enumerable.Range(0, 90).Select(i => i % 3 == 2 ? -73_456_789.13m : 99_999_999.99m - i).ToArray();
        using var shop = ExperimentWorld.Open(
            [.. prices.Select((price, i) => (1 + (i % 30), Start.AddHours(1), price, 1))],
            [.. Enumerable.Range(1, 30).Select(user => (user, user % 2 == 0 ? "a" : "b", Start))]
        );

        var result = shop.Experiments.Analyze(Source with { Arms = ["a", "b"] });

        var revenue = result.Metrics.Single(metric => metric.Metric == ShopMetrics.Revenue);
        decimal[] Of(int rest) =>
            [.. Enumerable.Range(1, 30).Where(user => user % 2 == rest).Select(user => Sum(user - 1))];
        decimal Sum(int place) => prices[place] + prices[place + 30] + prices[place + 60];
        Assert.Equal((double)Of(0).Average(), revenue.ControlValue);
        Assert.Equal((double)Of(1).Average(), revenue.TreatmentValue);
        Near.Relative(Variance(Of(0)) + Variance(Of(1)), Square(revenue.Absolute.StandardError!.Value), 1e-9);

        double Variance(decimal[] values) =>
            (double)values.Sum(value => (value - values.Average()) * (value - values.Average())) / 14 / 15;
        static double Square(double value) => value * value;
    }

    [Fact]
    public void AnalyzeExperimentRows_AnyNumberOfThreads_GivesTheSameBits()
    {
        using var shop = ExperimentWorld.Open([], []);
        using var session = shop.OpenSession();
        session.Connection.Execute(
            """
            create temp table experiment_rows as
            select
                i as user_id, cast(1 + i % 3 as utinyint) as arm_number, hash(i) % 4 = 0 as has_bought,
                cast(if(has_bought, hash(i) % 5, 0) as integer) as orders, orders * 2 as items,
                cast(orders * (hash(i) % 99991) as decimal(18, 2)) / 100 as revenue,
                cast(if(has_bought, 1 + hash(i) % 3, 0) as integer) as pre_orders,
                cast(pre_orders * (hash(i) % 77773) as decimal(18, 2)) / 100 as pre_revenue,
            from range(600000) as users (i)
            """
        );
        ExperimentResult With(int threads, double? cap)
        {
            shop.Connection.Execute($"set threads = {threads}");
            return session.Experiments.AnalyzeRows(Source with { RevenueCapPercentile = cap });
        }

        foreach (var cap in new double?[] { null, 0.99 })
        {
            var one = With(1, cap);
            foreach (var threads in new[] { 2, 3, 4 })
            {
                Assert.Equal(one.Metrics, With(threads, cap).Metrics);
            }

            Assert.Equal(600_000, one.Users.Sum());
        }
    }

    [Fact]
    public void AnalyzeExperimentRows_AfterBuilding_EqualsAnalysingAnew()
    {
        using var shop = ExperimentWorld.Draw(6).Open();
        using var session = shop.OpenSession();
        var capped = Source with { RevenueCapPercentile = 0.95 };
        var expected = session.Experiments.Analyze(capped).Metrics;
        var uncapped = session.Experiments.Analyze(Source).Metrics;

        Assert.Equal(expected, session.Experiments.AnalyzeRows(capped).Metrics);
        Assert.NotEqual(uncapped, expected);
        Assert.Equal(uncapped, session.Experiments.AnalyzeRows(Source).Metrics);
        Assert.Contains(
            "seen only by the session",
            Assert.Throws<SqlScriptException>(() => shop.Experiments.AnalyzeRows(Source)).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void BuildExperimentRows_Exposures_AreCountedByWhatHappensToThem()
    {
        using var shop = ExperimentWorld.Open(
            [],
            [
                (1, "a", Start),
                (1, "a", Start.AddHours(1)),
                (2, "a", Start),
                (2, "b", Start.AddHours(1)),
                (3, "x", Start),
                (4, "b", Start.AddSeconds(-1)),
                (5, "b", Start.AddDays(10)),
                (6, "c", Start.AddDays(9)),
            ]
        );

        Assert.Equal(new ExposureReport(4, 1, 1, 2), shop.Experiments.BuildRows(Source));
    }

    [Fact]
    public void AnalyzeExperiment_EventsAtTheEndsOfWindows_CountHalfOpen()
    {
        var exposed = Start.AddDays(1);
        using var shop = ExperimentWorld.Open(
            [
                (1, exposed, 1m, 1),
                (1, exposed.AddSeconds(-1), 10m, 1),
                (1, exposed.AddDays(3).AddSeconds(-1), 100m, 2),
                (1, exposed.AddDays(3), 1000m, 3),
                (1, exposed.AddDays(-5), 20m, 4),
                (1, exposed.AddDays(-5).AddSeconds(-1), 40m, 5),
            ],
            [(1, "a", exposed)]
        );

        using var session = shop.OpenSession();
        session.Experiments.BuildRows(Source);
        var row = session.Connection.QuerySingle("select * from experiment_rows");

        Assert.Equal((101m, 30m), ((decimal)row.revenue, (decimal)row.pre_revenue));
        Assert.Equal((2, 2, 2), ((int)row.orders, (int)row.items, (int)row.pre_orders));
    }

    [Fact]
    public void AnalyzeExperiment_NobodyExposed_SaysWhy()
    {
        using var shop = ExperimentWorld.Open([], []);

        var result = shop.Experiments.Analyze(Source);

        Assert.Equal(0, result.Exposure!.Exposed);
        Assert.All(result.Metrics, metric => Assert.NotNull(metric.Reason));
        Assert.NotNull(result.SampleRatio.Reason);
    }

    [Fact]
    public void AnalyzeExperimentSegments_RandomEvents_AddUpToTheWhole()
    {
        var world = ExperimentWorld.Draw(5);
        using var shop = world.Open();

        var segments = shop.Experiments.AnalyzeSegments(Source, ShopMetrics.Orders);
        var whole = shop.Experiments.Analyze(Source).Metrics.Where(metric => metric.Metric == ShopMetrics.Orders);

        Assert.Equal(
            ["bought before", "did not buy before"],
            segments.Effects.Select(effect => effect.Segment).Distinct()
        );
        foreach ((var expected, var actual) in whole.Zip(segments.Overall))
        {
            Near.Relative(expected.Absolute.Effect!.Value, actual.Absolute.Effect!.Value, 1e-9);
        }

        Assert.Throws<ArgumentException>(() =>
            shop.Experiments.AnalyzeSegments(Source, new ExperimentMetric("other", MetricKind.Mean))
        );
    }

    [Fact]
    public void Assignment_ManyUsers_AgreesWithTheHashInCode()
    {
        var users = Enumerable.Range(1, 500).Select(i => i * 1_000_003 % 600_000_000).ToArray();
        using var shop = ExperimentWorld.Open([.. users.Select(user => (user, Start.AddHours(user % 50), 1m, 1))], []);
        foreach (
            var options in new AssignmentOptions[]
            {
                new() { Seed = "plain" },
                new()
                {
                    Seed = "größe",
                    Arms = ["a", "b", "c"],
                    Weights = [1, 2, 3],
                    Coverage = 0.7,
                },
                new()
                {
                    Seed = "s",
                    Namespace = "checkout",
                    NamespaceFrom = 0.3,
                    NamespaceTo = 0.8,
                },
            }
        )
        {
            var assignment = new Assignment(options);
            using var session = shop.OpenSession();
            session.Experiments.BuildRows(
                new ExperimentSource
                {
                    From = Start,
                    To = Start.AddDays(1),
                    Assignment = options,
                }
            );

            var actual = session
                .Connection.Query<(int UserId, string Arm, DateTime ExposedAt)>("select * from experiment_dealt")
                .OrderBy(row => row.UserId);

            var expected = users
                .Where(user => user % 50 < 24 && assignment.ArmOf(user) is not null)
                .Order()
                .Select(user => (user, assignment.ArmOf(user)!, Start.AddHours(user % 50)));
            Assert.Equal(expected, actual);
        }
    }

    [Fact]
    public void CumulativeUsers_ReturningUsers_CountOnce()
    {
        using var shop = ExperimentWorld.Open(
            [
                (1, Start, 1m, 1),
                (2, Start, 1m, 1),
                (1, Start.AddDays(1), 1m, 1),
                (3, Start.AddDays(3), 1m, 1),
                (4, Start.AddDays(4), 1m, 1),
            ],
            []
        );

        Assert.Equal([2L, 2, 2, 3], shop.Experiments.CumulativeUsers(Start, Start.AddDays(4)));
    }

    [Fact]
    public void Source_OutOfRange_Refuses()
    {
        using var shop = ExperimentWorld.Open([], []);
        foreach (
            var source in new[]
            {
                Source with
                {
                    Arms = ["a"],
                },
                Source with
                {
                    To = Start,
                },
                Source with
                {
                    WindowDays = 0,
                },
                Source with
                {
                    PreDays = 0,
                },
                Source with
                {
                    RevenueCapPercentile = 1,
                },
            }
        )
        {
            Assert.ThrowsAny<ArgumentException>(() => shop.Experiments.Analyze(source));
        }

        Assert.Throws<SqlScriptException>(() => shop.Experiments.Analyze(Source with { Exposures = "nowhere" }));
    }

    private static void Same(ExperimentResult expected, ExperimentResult actual)
    {
        foreach ((var one, var other) in expected.Metrics.Zip(actual.Metrics))
        {
            Assert.Equal((one.Metric, one.Arm), (other.Metric, other.Arm));
            Same(one.Absolute.Effect, other.Absolute.Effect);
            Same(one.Absolute.StandardError, other.Absolute.StandardError);
            Same(one.Absolute.PValue, other.Absolute.PValue);
            Same(one.AdjustedPValue, other.AdjustedPValue);
            Same(one.Theta, other.Theta);
        }
    }

    private static void Same(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } known)
        {
            Assert.Equal(known, actual!.Value, 1e-9 * Math.Max(1, Math.Abs(known)));
        }
    }
}
