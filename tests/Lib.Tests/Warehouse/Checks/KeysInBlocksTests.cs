using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Dapper;
using EcommerceNotebooks;
using EcommerceNotebooks.Warehouse;
using EcommerceNotebooks.Warehouse.Checks;
using Tests.Support;

namespace Tests.Warehouse.Checks;

/// <summary>Keys that count rows anew in each block of 1,000,000,000: what the checks find equals a plain count of groups and a plain anti join.</summary>
[Trait("Speed", "Slow")]
public sealed class KeysInBlocksTests
{
    private const long Block = 1_000_000_000;

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Unique_RandomKeysInBlocks_EqualsACountOfGroups(int seed)
    {
        var random = new Random(seed);
        List<long?> keys = [.. Keys(random, hasGaps: random.Next(2) == 0).Select(key => (long?)key)];
        for (int repeats = random.Next(3); repeats > 0; repeats--)
        {
            keys.Add(keys[random.Next(keys.Count)]);
        }

        if (random.Next(4) == 0)
        {
            keys.AddRange(Enumerable.Repeat<long?>(null, random.Next(1, 3)));
        }

        random.Shuffle(CollectionsMarshal.AsSpan(keys));
        using var shop = With("things", keys);

        Assert.Equal(
            keys.GroupBy(key => key).Count(group => group.Count() > 1),
            new UniqueCheck("things", "key").Run(shop.OnConnection).Observed
        );
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Relationship_RandomKeysInBlocks_EqualsAnAntiJoin(int seed)
    {
        var random = new Random(seed);
        long[] keys = Keys(random, hasGaps: random.Next(2) == 0);
        List<long?> used =
        [
            .. Enumerable.Range(0, 200).Select(_ => (long?)keys[random.Next(keys.Length)]),
            .. keys.Take(random.Next(2) * keys.Length).Select(key => (long?)key),
        ];
        for (int orphans = random.Next(3); orphans > 0; orphans--)
        {
            used.Add(keys[random.Next(keys.Length)] + random.Next(-3, 4));
            used.Add(Orphan(random));
        }

        used.AddRange(Enumerable.Repeat<long?>(null, random.Next(3)));
        using var shop = With("things", used);
        Fill(shop, "fact_sessions", "session_key", keys.Select(key => (long?)key));

        Assert.Equal(
            used.Count(key => key is { } some && !keys.Contains(some)),
            new RelationshipCheck("things", "key", "fact_sessions", "session_key").Run(shop.OnConnection).Observed
        );
    }

    [Theory]
    [InlineData("1000000001, 1000000002, 2000000001, 2000000002", "2000000003", 1)]
    [InlineData("1000000001, 1000000002, 2000000001, 2000000002", "1000000003", 1)]
    [InlineData("1000000001, 1000000003, 2000000001, 2000000002", "1000000002", 1)]
    [InlineData("1000000001, 1000000002, 3000000001", "2000000001", 1)]
    [InlineData("-1, 0, 1", "-2", 1)]
    [InlineData("-1, 0, 1", "-1", 0)]
    [InlineData("-1000000001, -1000000002", "-1000000003", 1)]
    [InlineData("9223372036854775807, -9223372036854775808", "9223372036854775806", 1)]
    [InlineData("9223372036854775807, -9223372036854775808", "-9223372036854775808", 0)]
    [InlineData("1, 2, 3", "2.5", 1)]
    public void Relationship_KeyBesideThoseOfItsBlock_IsAnOrphan(string keys, string used, int orphans)
    {
        using var shop = Shop.InMemory();
        shop.Connection.Execute($"create table fact_sessions as select unnest([{keys}]::bigint[]) as session_key");
        shop.Connection.Execute($"create table things as select {used} as key");

        Assert.Equal(
            orphans,
            new RelationshipCheck("things", "key", "fact_sessions", "session_key").Run(shop.OnConnection).Observed
        );
    }

    [Fact]
    public void Run_KeysThatCountAnewInBlocks_AreToldWithoutGroupsOrAJoin()
    {
        long[] keys = [.. Enumerable.Range(0, 900).Select(i => (18_000 + i % 30) * Block + 1 + i / 30)];
        new Random(1).Shuffle(keys);
        using var shop = With("things", keys.Select(key => (long?)key));
        Fill(shop, "fact_sessions", "session_key", keys.Select(key => (long?)key));
        var statements = new ConcurrentQueue<string>();
        using var here = new System.Diagnostics.Activity("here").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == SqlTracing.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceId == here.TraceId ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = activity => statements.Enqueue((string)activity.GetTagItem(SqlTracing.QueryText)!),
        };
        ActivitySource.AddActivityListener(listener);

        var unique = new UniqueCheck("things", "key").Run(shop.OnConnection);
        var related = new RelationshipCheck("things", "key", "fact_sessions", "session_key").Run(shop.OnConnection);

        Assert.Equal((0d, 0d), (unique.Observed, related.Observed));
        Assert.Contains(statements, statement => statement.Contains("bitstring_agg", StringComparison.Ordinal));
        Assert.Contains(statements, statement => statement.Contains("target_blocks", StringComparison.Ordinal));
        Assert.DoesNotContain(statements, statement => statement.Contains("group by all", StringComparison.Ordinal));
        Assert.DoesNotContain(statements, statement => statement.Contains("anti join", StringComparison.Ordinal));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    // Blocks side by side or far apart, those at both ends of 64 bits and on both sides of 0 among them, each with the keys 1, 2, ... or some of them.
    private static long[] Keys(Random random, bool hasGaps)
    {
        long first = random.Next(5) switch
        {
            0 => long.MinValue / Block,
            1 => -2,
            2 => long.MaxValue / Block - 3,
            _ => random.Next(18_000, 19_000),
        };
        var starts = Enumerable
            .Range(0, random.Next(1, 5))
            .Select(block => Math.Min(first + block, long.MaxValue / Block - 1) * Block)
            .Distinct()
            .Append(random.Next(6) == 0 ? long.MaxValue - 300 : 0)
            .ToArray();
        return starts
            .SelectMany(start => Enumerable.Range(1, random.Next(1, 250)).Select(order => start + order))
            .Where(_ => !hasGaps || random.Next(10) > 0)
            .DefaultIfEmpty(1)
            .Distinct()
            .ToArray();
    }

    private static long Orphan(Random random) => random.Next(2) == 0 ? random.NextInt64() : -random.NextInt64();

    private static Shop With(string table, IEnumerable<long?> keys)
    {
        var shop = Shop.InMemory();
        Fill(shop, table, "key", keys);
        return shop;
    }

    private static void Fill(Shop shop, string table, string column, IEnumerable<long?> keys)
    {
        string list = string.Join(", ", keys.Select(key => key is { } some ? $"{some}" : "null"));
        shop.Connection.Execute($"create table {table} as select unnest([{list}]::bigint[]) as {column}");
    }
}
