using System.Diagnostics;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Marts;
using EcommerceNotebooks.Warehouse;
using Tests.Support;

namespace Tests.StarSchema;

[Trait("Speed", "Slow")]
public sealed class KilledLoadTests
{
    private static readonly int Kills = Simulations.Simulation.Runs(10, 100);
    private static readonly int Events = Simulations.Simulation.Runs(8_000, 60_000);

    // The relations that each step commits together.
    private static readonly string[][] Steps =
    [
        ["events", "events_quarantined", .. EventMarts.Relations],
        ["fact_sessions", "visits", "visit_sessions", .. SessionMarts.Relations],
        [
            "dim_products",
            "dim_sessions",
            "dim_time",
            "dim_users",
            "fact_daily_kpis",
            "fact_events",
            "fact_product_variants",
            "fact_purchases",
            "fact_user_days",
            .. StarSchemaMarts.Relations,
        ],
    ];

    // Random rows, a hundredth of them copies: few enough products and users that sessions have several events.
    private const string RawEventsSql = """
        create table events_raw as
        with drawn as (
            select row, hash(row // 101 * 100 + least(row % 101, 99)) as h from range($events) as rows (row)
        )
        select
            timestamp '2019-10-01' + to_seconds(cast(h % 2678400 as bigint)) as event_time,
            case when h % 100 < 90 then 'view' when h % 100 < 96 then 'cart' when h % 100 < 99 then 'purchase' else 'other' end as event_type,
            cast(h // 7 % 5000 as bigint) as product_id,
            2053013555631882655 + cast(h // 7 % 50 as bigint) as category_id,
            case when h // 11 % 3 = 0 then null else 'electronics.smartphone' end as category_code,
            case when h // 13 % 7 = 0 then null else 'apple' end as brand,
            cast(h // 17 % 100000 / 100 as decimal(10, 2)) as price,
            cast(h // 19 % 20000 as bigint) as user_id,
            cast(md5(cast(h // 23 % 3 as varchar)) as uuid) as user_session,
            'a.csv' as source_file,
            row as source_row
        from drawn
        """;

    [Fact]
    public void CleanAndLoad_KilledAtRandomMoments_KeepsTheLastCompleteStateAndCompletesOnTheNextRun()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "shop.duckdb");
        var complete = new Dictionary<bool, string[]>();
        using (var shop = Shop.Open(path))
        {
            shop.Connection.Execute(RawEventsSql, new { events = Events });
            LoadScenario.Load(shop, second: true);
            complete[true] = States(shop);
            LoadScenario.Load(shop, second: false);
            complete[false] = States(shop);
        }

        Assert.All(Steps.Index(), step => Assert.NotEqual(complete[false][step.Index], complete[true][step.Index]));
        var duration = RunUndisturbed(path, second: true);
        var random = new Random(20191105);
        var reached = new List<int>();
        var second = false;
        for (var kill = 0; kill < Kills; kill++)
        {
            KillAfter(path, second, duration * (kill + random.NextDouble()) / Kills);

            using var shop = Shop.Open(path);
            reached.Add(AssertCompleteStates(States(shop), before: complete[!second], after: complete[second]));
            LoadScenario.Load(shop, second);
            Assert.Equal(complete[second], States(shop));
            second = !second;
        }

        Assert.True(reached.Distinct().Count() > 1, $"every kill hit the same step: {string.Join(' ', reached)}");
    }

    private static TimeSpan RunUndisturbed(string path, bool second)
    {
        using var child = ChildProcess.Start(LoadScenario.Name, path, second.ToString());
        child.WaitForLine(LoadScenario.ReadyLine);
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, child.WaitForExit());
        return watch.Elapsed;
    }

    private static void KillAfter(string path, bool second, TimeSpan delay)
    {
        using var child = ChildProcess.Start(LoadScenario.Name, path, second.ToString());
        child.WaitForLine(LoadScenario.ReadyLine);
        Thread.Sleep(delay);
        child.Kill();
    }

    /// <summary>Each step shows the state before or after it, whole, and no step is ahead of the one it reads; gives the number of steps that were done.</summary>
    private static int AssertCompleteStates(string[] actual, string[] before, string[] after)
    {
        var done = actual.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Equal([.. after[..done], .. before[done..]], actual);
        return done;
    }

    private static string[] States(Shop shop)
    {
        foreach (var step in Steps)
        {
            Assert.Empty(ContractVerifier.Violations(shop.OnConnection, step));
        }

        return [.. Steps.Select(step => string.Join(' ', step.Select(relation => Checksum(shop, relation))))];
    }

    private static string Checksum(Shop shop, string relation) =>
        shop.Connection.QuerySingle<string>(
            $"select concat_ws('/', count(*), sum(cast(hash(r) as hugeint))) from {SqlQuoting.Identifier(relation)} as r"
        );
}
