using DuckDB.NET.Data;
using EcommerceNotebooks;
using EcommerceNotebooks.Customers;
using EcommerceNotebooks.Display;
using EcommerceNotebooks.Pipeline;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests;

/// <summary>Who runs out of memory fails alone: the others, whom the engine refuses as well, are asked again.</summary>
[Trait("Speed", "Slow")]
public sealed class MemoryTurnsTests : IDisposable
{
    private const string MoreThanThereIs = "select length(list(i || 'x')) from range(30000000) as r (i)";

    private readonly Shop full = Shop.InMemory(new ShopOptions { MemoryLimit = "50MB", Threads = 1 });
    private readonly MemoryTurns turns = new();

    public void Dispose() => full.Dispose();

    [Fact]
    public async Task Ask_OneOfTenSessionsRunsOutOfMemory_FailsAlone()
    {
        using var folder = new TemporaryFolder();
        using var shop = Shop.Open(
            Path.Combine(folder.Path, "shop.duckdb"),
            new ShopOptions { MemoryLimit = "250MB", Threads = 2 }
        );
        shop.Pipeline.Prepare(Path.Combine(Repository.Root, "data", "sample"), PipelineStep.StarSchema);
        var options = new RfmOptions { AsOf = new DateTime(2019, 12, 1) };
        var expected = shop.Customers.Rfm(options).ToTable().ToString();
        for (var round = 0; round < Simulations.Simulation.Runs(1, 3); round++)
        {
            var greedy = Task.Run(() =>
            {
                using var session = shop.OpenSession();
                return Assert.Throws<DuckDBException>(() => session.Query(MoreThanThereIs));
            });
            var others = Enumerable
                .Range(0, 9)
                .Select(_ =>
                    Task.Run(() =>
                    {
                        var answers = new List<string>();
                        do
                        {
                            answers.Add(shop.Customers.Rfm(options).ToTable().ToString());
                        } while (!greedy.IsCompleted);
                        return answers;
                    })
                )
                .ToArray();

            Assert.True((await greedy).IsOutOfMemory());
            Assert.All(
                (await Task.WhenAll(others)).SelectMany(answers => answers),
                answer => Assert.Equal(expected, answer)
            );
        }
    }

    [Fact]
    public void Ask_OutOfMemoryInCompany_IsAskedAgainWhenTheOthersHaveEnded()
    {
        using var othersMayEnd = new ManualResetEventSlim();
        using var othersAreIn = new ManualResetEventSlim();
        var order = new List<string>();
        var other = InAnotherFlow(() =>
            turns.Run(
                () =>
                {
                    othersAreIn.Set();
                    othersMayEnd.Wait();
                    order.Add("the other ended");
                    return 0;
                },
                default
            )
        );
        othersAreIn.Wait();

        var answer = Ask(() =>
        {
            order.Add("asked");
            if (order.Count > 1)
            {
                return "answer";
            }

            othersMayEnd.Set();
            RunOutOfMemory();
            return "";
        });

        other.Join();
        Assert.Equal("answer", answer);
        Assert.Equal(["asked", "the other ended", "asked"], order);
    }

    [Fact]
    public void Ask_OutOfMemoryAlone_FailsAtOnce()
    {
        var asked = 0;

        var error = Assert.Throws<DuckDBException>(() =>
            Ask(() =>
            {
                asked++;
                RunOutOfMemory();
                return 0;
            })
        );

        Assert.True(error.IsOutOfMemory());
        Assert.Equal(1, asked);
    }

    [Fact]
    public void Ask_OutOfMemoryWithinAnotherQuestion_DoesNotWaitForThatToEnd()
    {
        var asked = 0;

        Assert.Throws<DuckDBException>(() =>
            turns.Run(
                () =>
                    Ask(() =>
                    {
                        asked++;
                        RunOutOfMemory();
                        return 0;
                    }),
                default
            )
        );

        Assert.Equal(1, asked);
    }

    [Fact]
    public void Ask_AnotherErrorInCompany_IsNotAskedAgain()
    {
        var asked = 0;

        Assert.Throws<DuckDBException>(() =>
            Ask(() =>
            {
                asked++;
                InAnotherFlow(() => turns.Run(() => 0, default)).Join();
                return full.Query("select nothing");
            })
        );

        Assert.Equal(1, asked);
    }

    private T Ask<T>(Func<T> question) => turns.Ask(question, question, default);

    private void RunOutOfMemory() => full.Query(MoreThanThereIs);

    private static Thread InAnotherFlow(Action act)
    {
        var thread = new Thread(() => act());
        using (ExecutionContext.SuppressFlow())
        {
            thread.Start();
        }

        return thread;
    }
}
