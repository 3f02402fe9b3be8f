using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Statistics;
using EcommerceNotebooks.Warehouse;
using Tests.Statistics;
using Tests.Support;

namespace Tests.Experiments;

/// <summary>Experiments read from events, against the same sums done by hand.</summary>
public class ShopExperimentsTests
{
    private static readonly DateTime Start = new(2019, 11, 10);
    private static readonly ExperimentSource Source = new()
    {
        From = Start,
        To = Start.AddDays(10),
        WindowDays = 3,
        PreDays = 5,
        Arms = ["a", "b", "c"],
        Exposures = "exposures",
    };

    [Fact]
    public void AnalyzeExperiment_RandomEvents_EqualsTheSumsDoneByHand()
    {
        foreach (var seed in new[] { 1, 2, 3 })
        {
            var world = World.Draw(seed);
            using var shop = world.Open();

            var result = shop.AnalyzeExperiment(Source);

            var users = world.Users();
            Assert.Equal(users.Count(user => user.Arm is not null), result.Exposure!.Analysed);
            var expected = ExperimentResult.Of(World.Samples(users));
            Assert.Equal(expected.Users, result.Users);
            Same(expected, result);
        }
    }

    [Fact]
    public void AnalyzeExperiment_CappedRevenue_EqualsWinsorisingByHand()
    {
        var world = World.Draw(4);
        using var shop = world.Open();
        var users = world.Users();
        var arms = new[] { "a", "b", "c" };
        var capped = Winsorising.Of(
            [.. arms.Select(arm => users.Where(user => user.Arm == arm).Select(user => user.Revenue).ToArray())],
            0.9
        );

        var result = shop.AnalyzeExperiment(
            Source with
            {
                RevenueCapPercentile = 0.9,
            },
            new AnalysisOptions { UseCovariates = false }
        );

        Assert.True(capped.Capped > 0);
        var revenue = result.Metrics.First(metric => metric.Metric == ShopMetrics.Revenue && metric.Arm == "b");
        Near.Relative(capped.Arms[1].Average(), revenue.TreatmentValue!.Value, 1e-10);
    }

    [Fact]
    public void BuildExperimentRows_Exposures_AreCountedByWhatHappensToThem()
    {
        using var shop = World.Open(
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

        Assert.Equal(new ExposureReport(4, 1, 1, 2), shop.BuildExperimentRows(Source));
    }

    [Fact]
    public void AnalyzeExperiment_EventsAtTheEndsOfWindows_CountHalfOpen()
    {
        var exposed = Start.AddDays(1);
        using var shop = World.Open(
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

        shop.BuildExperimentRows(Source);
        var row = shop.Connection.QuerySingle("select * from experiment_rows");

        Assert.Equal((101m, 30m), ((decimal)row.revenue, (decimal)row.pre_revenue));
        Assert.Equal((2, 2, 2), ((int)row.orders, (int)row.items, (int)row.pre_orders));
    }

    [Fact]
    public void AnalyzeExperiment_NobodyExposed_SaysWhy()
    {
        using var shop = World.Open([], []);

        var result = shop.AnalyzeExperiment(Source);

        Assert.Equal(0, result.Exposure!.Exposed);
        Assert.All(result.Metrics, metric => Assert.NotNull(metric.Reason));
        Assert.NotNull(result.SampleRatio.Reason);
    }

    [Fact]
    public void AnalyzeExperimentSegments_RandomEvents_AddUpToTheWhole()
    {
        var world = World.Draw(5);
        using var shop = world.Open();

        var segments = shop.AnalyzeExperimentSegments(Source, ShopMetrics.Orders);
        var whole = shop.AnalyzeExperiment(Source).Metrics.Where(metric => metric.Metric == ShopMetrics.Orders);

        Assert.Equal(
            ["bought before", "did not buy before"],
            segments.Effects.Select(effect => effect.Segment).Distinct()
        );
        foreach ((var expected, var actual) in whole.Zip(segments.Overall))
        {
            Near.Relative(expected.Absolute.Effect!.Value, actual.Absolute.Effect!.Value, 1e-9);
        }

        Assert.Throws<ArgumentException>(() =>
            shop.AnalyzeExperimentSegments(Source, new ExperimentMetric("other", MetricKind.Mean))
        );
    }

    [Fact]
    public void ExposeByHash_ManyUsers_AgreesWithTheHashInCode()
    {
        var users = Enumerable.Range(1, 500).Select(i => i * 1_000_003 % 600_000_000).ToArray();
        using var shop = World.Open([.. users.Select(user => (user, Start.AddHours(user % 50), 1m, 1))], []);
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
            shop.ExposeByHash(options, Start, Start.AddDays(1));

            var actual = shop
                .Connection.Query<(int UserId, string Arm, DateTime ExposedAt)>("select * from experiment_exposures")
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
        using var shop = World.Open(
            [
                (1, Start, 1m, 1),
                (2, Start, 1m, 1),
                (1, Start.AddDays(1), 1m, 1),
                (3, Start.AddDays(3), 1m, 1),
                (4, Start.AddDays(4), 1m, 1),
            ],
            []
        );

        Assert.Equal([2L, 2, 2, 3], shop.CumulativeUsers(Start, Start.AddDays(4)));
    }

    [Fact]
    public void Source_OutOfRange_Refuses()
    {
        using var shop = World.Open([], []);
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
            Assert.ThrowsAny<ArgumentException>(() => shop.AnalyzeExperiment(source));
        }

        Assert.Throws<SqlScriptException>(() => shop.AnalyzeExperiment(Source with { Exposures = "nowhere" }));
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

    /// <summary>Purchases and exposures of some users, and what an experiment makes of them, written out.</summary>
    private sealed record World(
        IReadOnlyList<(int User, DateTime Time, decimal Price, int Session)> Purchases,
        IReadOnlyList<(int User, string Arm, DateTime At)> Exposures
    )
    {
        internal static World Draw(int seed)
        {
            var random = new Random(seed);
            var purchases = new List<(int, DateTime, decimal, int)>();
            var exposures = new List<(int, string, DateTime)>();
            for (var user = 1; user <= 300; user++)
            {
                var arm = "abc"[random.Next(3)].ToString();
                for (var i = random.Next(4); i > 0; i--)
                {
                    var seen = random.Next(40) == 0 ? "abcx"[random.Next(4)].ToString() : arm;
                    exposures.Add((user, seen, Start.AddHours(random.Next(-24, 264))));
                }

                for (var i = random.Next(8); i > 0; i--)
                {
                    purchases.Add(
                        (user, Start.AddHours(random.Next(-150, 264)), random.Next(1, 20_000) / 100m, random.Next(1, 4))
                    );
                }
            }

            return new World(purchases, exposures);
        }

        internal Shop Open() => Open(Purchases, Exposures);

        internal static Shop Open(
            IReadOnlyList<(int User, DateTime Time, decimal Price, int Session)> purchases,
            IReadOnlyList<(int User, string Arm, DateTime At)> exposures
        )
        {
            var shop = RawEvents.Open(
                RawEvents.InOneFile(
                    purchases.Select(
                        (each, i) =>
                            RawEvents.Ordinary with
                            {
                                EventTime = each.Time,
                                EventType = "purchase",
                                ProductId = i + 1,
                                Price = each.Price,
                                UserId = each.User,
                                UserSession = RawEvents.Session((each.User % 100_000 * 10) + each.Session),
                            }
                    )
                )
            );
            shop.Clean();
            shop.Connection.Execute("create table exposures (user_id integer, arm varchar, exposed_at timestamp)");
            shop.Connection.Execute(
                "insert into exposures values ($User, $Arm, $At)",
                exposures.Select(each => new
                {
                    each.User,
                    each.Arm,
                    each.At,
                })
            );
            return shop;
        }

        internal IReadOnlyList<WorldUser> Users() =>
            [
                .. Exposures
                    .Where(each => each.At >= Source.From && each.At < Source.To)
                    .GroupBy(each => each.User)
                    .Select(user =>
                    {
                        var arms = user.Select(each => each.Arm).Distinct().ToArray();
                        var at = user.Min(each => each.At);
                        var until =
                            at.AddDays(Source.WindowDays) < Source.To ? at.AddDays(Source.WindowDays) : Source.To;
                        var own = Purchases.Where(each => each.User == user.Key).ToArray();
                        var after = own.Where(each => each.Time >= at && each.Time < until).ToArray();
                        var before = own.Where(each => each.Time < at && each.Time >= at.AddDays(-Source.PreDays))
                            .ToArray();
                        return new WorldUser(
                            arms.Length == 1 && arms[0] != "x" ? arms[0] : null,
                            after.Select(each => each.Session).Distinct().Count(),
                            after.Length,
                            (double)after.Sum(each => each.Price),
                            before.Select(each => each.Session).Distinct().Count(),
                            (double)before.Sum(each => each.Price)
                        );
                    }),
            ];

        internal static IReadOnlyList<MetricSample> Samples(IReadOnlyList<WorldUser> users)
        {
            MetricSample Of(ExperimentMetric metric, Func<string, WorldUser[], ArmSample> sample) =>
                new(metric, [.. Source.Arms.Select(arm => sample(arm, [.. users.Where(user => user.Arm == arm)]))]);
            double[] Each(WorldUser[] own, Func<WorldUser, double> value) => [.. own.Select(value)];
            return
            [
                Of(ShopMetrics.Conversion, (arm, own) => ArmSample.Of(arm, Each(own, user => user.Orders > 0 ? 1 : 0))),
                Of(
                    ShopMetrics.Revenue,
                    (arm, own) => ArmSample.Of(arm, Each(own, user => user.Revenue), Each(own, user => user.PreRevenue))
                ),
                Of(
                    ShopMetrics.Orders,
                    (arm, own) => ArmSample.Of(arm, Each(own, user => user.Orders), Each(own, user => user.PreOrders))
                ),
                Of(ShopMetrics.Items, (arm, own) => ArmSample.Of(arm, Each(own, user => user.Items))),
                Of(
                    ShopMetrics.OrderValue,
                    (arm, own) =>
                        ArmSample.OfRatio(arm, Each(own, user => user.Revenue), Each(own, user => user.Orders))
                ),
            ];
        }
    }

    private sealed record WorldUser(
        string? Arm,
        double Orders,
        double Items,
        double Revenue,
        double PreOrders,
        double PreRevenue
    );
}
