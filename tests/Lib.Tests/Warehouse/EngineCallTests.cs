using System.Diagnostics;
using Dapper;
using DuckDB.NET.Data;
using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.Warehouse;

/// <summary>Tests of stopping calls; they run while no other test does, because an interrupt of a cell stops whatever runs in the process.</summary>
[CollectionDefinition(nameof(EngineCallTests), DisableParallelization = true)]
[Collection(nameof(EngineCallTests))]
public sealed class EngineCallTests : IDisposable
{
    /// <summary>Hours of work, unless it is interrupted.</summary>
    private const string Endless = "select sum(a.range * b.range % 7) from range(100000000) a, range(100000000) b";

    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly DuckDBConnection connection = Databases.Memory();
    private readonly long start = Stopwatch.GetTimestamp();

    public void Dispose()
    {
        Assert.True(Stopwatch.GetElapsedTime(start) < Bound, "The query ran on after it was cancelled.");
        Assert.Equal(1, connection.QuerySingle<int>("select 1"));
        connection.Dispose();
    }

    [Fact]
    public void Run_TokenCancelledWhileRunning_Ends()
    {
        using var cancellation = new CancellationTokenSource(Soon);

        var error = Assert.Throws<OperationCanceledException>(() => Run(Endless, cancellation.Token));

        Assert.Equal(cancellation.Token, error.CancellationToken);
    }

    [Fact]
    public void Run_TokenCancelledBefore_RunsNothing()
    {
        Assert.Throws<OperationCanceledException>(() =>
            Run("create table t (a integer)", new CancellationToken(canceled: true))
        );

        Assert.Throws<DuckDBException>(() => connection.Execute("select * from t"));
    }

    [Fact]
    public void Run_CancelledAtRandomMoments_EndsEachTimeAndHitsNoOther()
    {
        const string Work = "select count(*) from range(400000) t(i) where i * i % 7 = 3";
        var random = new Random(5);
        Run(Work, CancellationToken.None);
        long begin = Stopwatch.GetTimestamp();
        Run(Work, CancellationToken.None);
        var duration = Stopwatch.GetElapsedTime(begin);
        int stopped = 0;
        for (int i = 0; i < 300; i++)
        {
            using var cancellation = new CancellationTokenSource();
            cancellation.CancelAfter(random.NextDouble() * 3 * duration);
            try
            {
                Run(Work, cancellation.Token);
            }
            catch (OperationCanceledException)
            {
                stopped++;
            }

            Assert.Equal(i, connection.QuerySingle<int>("select $i::int", new { i }));
        }

        Assert.InRange(stopped, 1, 299);
    }

    [Fact]
    public async Task InterruptAll_CallsOnTwoConnectionsAndAUsersOwn_EndsAll()
    {
        using var shop = Shop.InMemory();
        using var other = Databases.Memory();
        shop.Query("select 1");
        Task[] running =
        [
            Task.Run(() => Run(Endless, CancellationToken.None)),
            Task.Run(() => EngineCall.Run(other, () => other.Execute(Endless), CancellationToken.None)),
            Task.Run(() => shop.Connection.Execute(Endless)),
        ];

        while (!Array.TrueForAll(running, task => task.IsCompleted))
        {
            EngineCall.InterruptAll();
            await Task.Delay(10);
        }

        foreach (var task in running[..2])
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
        }

        // The provider's own call tells an interrupt in its own words where the statement was still being prepared.
        var ended = await Assert.ThrowsAnyAsync<Exception>(() => running[2]);
        Assert.True(
            ended is OperationCanceledException
                || (ended is DuckDBException && ended.Message.Contains("Interrupted", StringComparison.Ordinal)),
            ended.ToString()
        );
    }

    [Fact]
    public void Run_InTransactionThenCancelled_CanRollBack()
    {
        using var cancellation = new CancellationTokenSource(Soon);
        using (connection.BeginTransaction())
        {
            connection.Execute("create table t (a integer)");
            Assert.ThrowsAny<OperationCanceledException>(() => Run(Endless, cancellation.Token));
        }

        Assert.Throws<DuckDBException>(() => connection.Execute("select * from t"));
    }

    [Fact]
    public void Report_LongScan_AdvancesFromZeroTowardsOne()
    {
        List<double> seen = [];
        connection.Execute("create table t as select range as i from range(15000000)");
        connection.Execute(
            "set enable_progress_bar = true; set enable_progress_bar_print = false; set progress_bar_time = 0"
        );
        string sums = string.Join(
            ", ",
            Enumerable.Range(1, 6).Select(k => $"sum(sqrt(i) * ln(i + {k}) * sin(i) * cos(i + {k}) * tan(i))")
        );

        EngineCall.Run(
            connection,
            call =>
            {
                call.Report(new Recorder(seen));
                return connection.Execute($"select {sums} from t");
            },
            CancellationToken.None
        );

        Assert.Equal(seen.Order(), seen);
        Assert.All(seen, share => Assert.InRange(share, 0, 1));
        Assert.Contains(seen, share => share is > 0 and < 1);
    }

    private int Run(string sql, CancellationToken cancellationToken) =>
        EngineCall.Run(connection, () => connection.Execute(sql), cancellationToken);

    private sealed class Recorder(List<double> seen) : IProgress<double>
    {
        public void Report(double value)
        {
            lock (seen)
            {
                seen.Add(value);
            }
        }
    }
}
