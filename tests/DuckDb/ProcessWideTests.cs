using EcommerceNotebooks.DuckDb;
using EcommerceNotebooks.DuckDb.Appending;
using EcommerceNotebooks.DuckDb.Columns;
using EcommerceNotebooks.DuckDb.Native;

namespace Tests.DuckDb;

/// <summary>Tests of what the whole process shares; they run while no other test does.</summary>
[CollectionDefinition(nameof(ProcessWideTests), DisableParallelization = true)]
[Collection(nameof(ProcessWideTests))]
public sealed class ProcessWideTests
{
    private const int Repeats = 50;

    public static TheoryData<string> FailingTexts =>
        [
            "selec 1",
            "select * from nowhere",
            "select 1; select error('boom')",
            "select $missing",
            "insert into t values (1)",
            "select 1; select nocol",
        ];

    [Theory]
    [MemberData(nameof(FailingTexts))]
    public void Execute_FailingManyTimes_LeavesNoNativeObject(string sql)
    {
        using var connection = Databases.Memory();
        connection.CreateCommand("create table t (a integer primary key); insert into t values (1)").ExecuteNonQuery();

        AssertNothingLeft(() => Assert.ThrowsAny<Exception>(() => connection.CreateCommand(sql).ExecuteScalar()));
    }

    [Fact]
    public void Streaming_FailingOrLeftEarly_LeavesNoNativeObject()
    {
        using var connection = Databases.Memory();
        AssertNothingLeft(() =>
        {
            using var command = connection.CreateCommand(
                "select case when i = 900000 then error('late') end from range(1000000) t(i)"
            );
            using var chunks = command.ExecuteChunks();
            Assert.Throws<DuckDbException>(chunks.ReadToEnd);
        });
        AssertNothingLeft(() =>
        {
            using var command = connection.CreateCommand("select [range, $a], {'b': [$a]} from range(10000)");
            command.Parameters.Add("a", new[] { 1L, 2L });
            Assert.Throws<DuckDbException>(() => command.ExecuteChunks());
        });
        AssertNothingLeft(() =>
        {
            using var command = connection.CreateCommand("select range from range(100000)");
            using var chunks = command.ExecuteChunks();
            Assert.True(chunks.Read());
        });
        AssertNothingLeft(() => Assert.Throws<InvalidCastException>(() => connection.ReadColumn<int>("select 'x'")));
        AssertNothingLeft(() =>
            Assert.Throws<InvalidOperationException>(() =>
                connection.ReadColumn<int>("create or replace table n (a int)")
            )
        );
    }

    [Fact]
    public void Appender_FailingInEveryWay_LeavesNoNativeObject()
    {
        using var connection = Databases.Memory();
        connection
            .CreateCommand("create table t (a integer primary key, b varchar); create table u (a struct(b int))")
            .ExecuteNonQuery();

        AssertNothingLeft(() => Assert.Throws<DuckDbException>(() => connection.CreateAppender("nowhere")));
        AssertNothingLeft(() => Assert.Throws<NotSupportedException>(() => connection.CreateAppender("u")));
        AssertNothingLeft(() =>
        {
            using var appender = connection.CreateAppender("t");
            Assert.Throws<InvalidCastException>(() => appender.AppendRow(1, Guid.Empty));
        });
        AssertNothingLeft(() =>
        {
            using var appender = connection.CreateAppender("t");
            appender.AppendColumns(ColumnValues.Of([1, 1]), ColumnValues.Of(["x", "y"]));
            Assert.Throws<DuckDbException>(appender.Complete);
        });
        AssertNothingLeft(() =>
            Assert.Throws<OperationCanceledException>(() =>
                connection.CreateAppender("t", cancellationToken: new CancellationToken(canceled: true))
            )
        );
    }

    [Fact]
    public void Open_Failing_LeavesNoNativeObject()
    {
        AssertNothingLeft(() => Assert.Throws<ArgumentException>(() => Databases.Memory("memory_limit=abc")));
        AssertNothingLeft(
            () => Assert.Throws<DuckDbException>(() => Databases.Memory("access_mode=READ_ONLY")),
            repeats: 5
        );
        AssertNothingLeft(() => Databases.Memory().Dispose(), repeats: 5);
    }

    [Fact]
    public async Task InterruptAll_QueriesOnTwoConnections_EndsBoth()
    {
        using var first = Databases.Memory();
        using var second = Databases.Memory();
        var running = new[] { first, second }
            .Select(connection =>
                Task.Run(() =>
                    connection
                        .CreateCommand("select sum(a.range * b.range) from range(100000000) a, range(100000000) b")
                        .ExecuteScalar()
                )
            )
            .ToArray();

        while (!Array.TrueForAll(running, task => task.IsCompleted))
        {
            DuckDbConnection.InterruptAll();
            await Task.Delay(10);
        }

        foreach (var task in running)
        {
            await Assert.ThrowsAsync<OperationCanceledException>(() => task);
        }
    }

    private static void AssertNothingLeft(Action action, int repeats = Repeats)
    {
        action();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = NativeHandle.Live;
        for (var i = 0; i < repeats; i++)
        {
            action();
        }

        Assert.Equal(before, NativeHandle.Live);
    }
}
