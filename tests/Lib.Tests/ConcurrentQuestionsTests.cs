using System.Globalization;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Activity;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Experiments;
using EcommerceNotebooks.Filters;
using EcommerceNotebooks.Funnels;
using EcommerceNotebooks.Paths;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Retention;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests;

/// <summary>Many questions at a time on one warehouse: each answers as if it were asked alone.</summary>
[Trait("Speed", "Slow")]
public sealed class ConcurrentQuestionsTests : IDisposable
{
    /// <summary>Environment variable with the number of rounds.</summary>
    private static readonly DateTime AsOf = new(2019, 12, 1);

    private static readonly (string Name, Func<IShopScope, Table> Ask)[] Questions =
    [
        ("rfm", shop => shop.Customers.RfmScores(new RfmOptions { AsOf = AsOf }).ToTable()),
        (
            "rfm of a brand",
            shop =>
                shop.Customers.RfmScores(
                        new RfmOptions
                        {
                            AsOf = AsOf.AddDays(-20),
                            Filter = new EventFilter { WithoutBrand = true },
                        }
                    )
                    .ToTable()
        ),
        (
            "lifetime",
            shop => shop.Customers.LifetimeValues(new LifetimeOptions { AsOf = AsOf, Resamples = 0 }).ToTable()
        ),
        (
            "clusters",
            shop => shop.Customers.Clusters(new ClusterOptions { Rfm = new RfmOptions { AsOf = AsOf } }).ToTable()
        ),
        (
            "funnel by category",
            shop => shop.Funnels.By(new FunnelOptions { Unit = FunnelUnit.User }, FunnelBreakdown.Category).ToTable()
        ),
        ("funnel by unit", shop => shop.Funnels.ByUnit(new FunnelOptions { AsOf = AsOf.AddDays(-3) }).ToTable()),
        ("retention", shop => shop.Retention.Cohorts(new RetentionOptions { AsOf = AsOf }).ToTable()),
        ("active users", shop => shop.Activity.ActiveUsers(new ActivityOptions { AsOf = AsOf.AddDays(-9) }).ToTable()),
        ("paths", shop => shop.Paths.Flow(new PathOptions { AsOf = AsOf, Anchor = "cart" }).ToTable()),
        (
            "experiment",
            shop =>
                shop.Experiments.Analyze(
                        new ExperimentSource
                        {
                            From = AsOf.AddDays(-30),
                            To = AsOf,
                            Assignment = new AssignmentOptions { Seed = "together" },
                        }
                    )
                    .ToTable()
        ),
        ("columns", shop => shop.Lake.ProfileColumns().ToTable()),
        ("quality", shop => shop.Quality.Check().ToTable()),
    ];

    private readonly TemporaryFolder folder = new();
    private readonly Shop shop;

    public ConcurrentQuestionsTests()
    {
        shop = Prepared(new ShopOptions { Threads = 2 });
        // The first check makes the table in which results are kept, and so is looked at by the next one.
        shop.Quality.Check();
    }

    public void Dispose()
    {
        shop.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Ask_ManyAtATime_EachAnswersAsIfAlone()
    {
        var alone = Questions.ToDictionary(question => question.Name, question => Text(question.Ask(shop)));
        Assert.Equal(Questions.Length, alone.Values.Distinct().Count());
        Assert.All(alone.Values, text => Assert.Contains('\n', text));

        for (var round = 0; round < Rounds; round++)
        {
            var together = await Task.WhenAll(
                Questions.Select(question => Task.Run(() => (question.Name, Text: Text(question.Ask(shop)))))
            );

            Assert.All(together, answer => Assert.Equal(alone[answer.Name], answer.Text));
        }
    }

    [Fact]
    public async Task Ask_OneSessionIsCancelled_EndsItsQuestionAlone()
    {
        using var cancellation = new CancellationTokenSource();
        using var started = new ManualResetEventSlim();
        var alone = Questions.ToDictionary(question => question.Name, question => Text(question.Ask(shop)));
        var endless = Task.Run(() =>
        {
            using var session = shop.OpenSession(cancellation.Token);
            started.Set();
            session.Query("select sum(a.i * b.i) from range(10000000) as a (i), range(10000000) as b (i)");
        });
        started.Wait();
        var others = Questions
            .Select(question =>
                Task.Run(() =>
                {
                    using var session = shop.OpenSession();
                    return (question.Name, Text: Text(question.Ask(session)));
                })
            )
            .ToArray();
        await Task.WhenAny(others);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => endless);
        Assert.All(await Task.WhenAll(others), answer => Assert.Equal(alone[answer.Name], answer.Text));
    }

    private static int Rounds => Simulations.Simulation.Runs(inCi: 3, full: 200);

    private static string Text(Table table) =>
        string.Join(
            '\n',
            table
                .CompleteRows()
                .Select(row =>
                    string.Join('|', row.Select(value => Convert.ToString(value, CultureInfo.InvariantCulture)))
                )
        );

    private Shop Prepared(ShopOptions options)
    {
        var opened = Shop.Open(Path.Combine(folder.Path, "shop.duckdb"), options);
        opened.Pipeline.Prepare(Path.Combine(Repository.Root, "data", "sample"), PipelineStep.StarSchema);
        return opened;
    }
}
