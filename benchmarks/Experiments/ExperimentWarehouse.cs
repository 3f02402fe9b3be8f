using System.Globalization;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Experiments;

namespace Benchmarks.Experiments;

/// <summary>A warehouse file with the exposures of an experiment and the events of its users, drawn in the engine from hashes of a seed: the same for every run and number of threads.</summary>
internal sealed class ExperimentWarehouse : IDisposable
{
    internal static readonly DateTime Start = new(2019, 11, 4);

    // Up to seven events of a user: two views, three items bought after the exposure and two before it. Who buys much now has more often bought before.
    private const string EventsSql = """
        create table events as
        with
        users as (
            select
                i,
                hash(i, $seed) % 10000 / ($buyers * 12500) as readiness,
                hash(i, $seed + 1) % 10000 / ($buyers * 12500) as habit,
            from range($users) as users (i)
        ),
        kinds as (select unnest(range(7)) as kind),
        drawn as (
            select users.*, kind, cast(hash(i, kind, $seed + 2) // 2 as bigint) as draw
            from users cross join kinds
            where case kind
                when 0 then true
                when 1 then hash(i, $seed + 3) % 10 < 6
                when 2 then readiness < 0.8
                when 3 then readiness < 0.28
                when 4 then readiness < 0.09
                when 5 then readiness < 0.4 or habit < 0.25
                else readiness < 0.15 or habit < 0.09
            end
        )
        select
            cast(500000000 + i as bigint) as user_id,
            i * 4 + case when kind in (1, 5, 6) then 1 when kind = 4 then 2 else 0 end as session_key,
            cast(case when kind < 2 then 'view' else 'purchase' end as enum ('view', 'cart', 'purchase')) as event_type,
            cast($start as timestamp)
                + to_seconds(case when kind in (1, 5, 6) then -1 else 1 end * (604800 + draw % 604800)) as event_time,
            cast(10 + 60 * pow(ln(1000001.0 / (draw // 604800 % 1000000 + 1)), 2) as decimal(10, 2)) as price,
        from drawn
        order by event_time, user_id, kind
        """;

    // One user in five is exposed a second time, and one in five thousand sees another arm then.
    private const string ExposuresSql = """
        create table exposures as
        with
        users as (select i, cast(hash(i, $seed + 4) // 2 as bigint) as draw from range($users) as users (i)),
        times as (select unnest(range(2)) as time)
        select
            cast(500000000 + i as bigint) as user_id,
            ['control', 'first', 'second'][1 + (draw + case when draw % 5000 < 5 then time else 0 end) % 3] as arm,
            cast($start as timestamp) + to_seconds(draw // 15000 % 604800 + time * 3600) as exposed_at,
        from users cross join times
        where time = 0 or draw % 5 = 0
        order by exposed_at, user_id, arm
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("experiments-benchmark-");
    private readonly Shop shop;

    /// <summary>Writes the tables and builds the experiment's rows.</summary>
    /// <param name="users">How many users were exposed.</param>
    /// <param name="buyers">The share of them who buy after the exposure.</param>
    /// <param name="seed">Any number.</param>
    internal ExperimentWarehouse(long users, double buyers, int seed)
    {
        shop = Shop.Open(Path.Combine(folder.FullName, "shop.duckdb"));
        Session = shop.OpenSession();
        foreach (var sql in new[] { EventsSql, ExposuresSql })
        {
            Session.Connection.Execute(
                sql,
                new
                {
                    users,
                    buyers,
                    seed,
                    start = Start,
                },
                commandTimeout: 0
            );
        }

        Exposure = Session.Experiments.BuildRows(Source);
        Events = Session.Connection.QuerySingle<long>("select count(*) from events");
        Active = Session.Connection.QuerySingle<long>("select count(*) from experiment_rows where has_bought");
    }

    /// <summary>The experiment: three arms, two weeks, two weeks before as pre-period.</summary>
    internal static ExperimentSource Source { get; } =
        new()
        {
            Exposures = "exposures",
            Arms = ["control", "first", "second"],
            From = Start,
            To = Start.AddDays(14),
            PreDays = 14,
        };

    /// <summary>The session in which the rows were built.</summary>
    internal ShopSession Session { get; }

    internal ExposureReport Exposure { get; }

    internal long Events { get; }

    /// <summary>Users with an order now or before.</summary>
    internal long Active { get; }

    /// <summary>Runs a query and lets its one row go.</summary>
    internal void Scan(string sql) => Session.Connection.QuerySingle(sql, commandTimeout: 0);

    /// <summary>The sizes, in words.</summary>
    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Exposure.Exposed:N0} exposed users, {Exposure.InSeveralArms:N0} of them in several arms and left out, {(double)Active / Exposure.Analysed:P1} of the others with an order now or before; {Events:N0} events"
        );

    public void Dispose()
    {
        Session.Dispose();
        shop.Dispose();
        folder.Delete(recursive: true);
    }
}
