using System.Collections.Concurrent;
using System.Diagnostics;
using EcommerceNotebooks.DuckDb;

namespace Tests.DuckDb;

public sealed class DuckDbTracingTests : IDisposable
{
    private readonly DuckDbConnection connection = Databases.Memory();
    private readonly ConcurrentQueue<System.Diagnostics.Activity> seen = [];

    // Other tests run statements at the same time: those of this one have its activity above them.
    private readonly System.Diagnostics.Activity test = new System.Diagnostics.Activity("test").Start();
    private readonly ActivityListener listener;

    public DuckDbTracingTests()
    {
        listener = new()
        {
            ShouldListenTo = source => source.Name == DuckDbTracing.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == test.TraceId)
                {
                    seen.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose()
    {
        listener.Dispose();
        test.Dispose();
        connection.Dispose();
    }

    [Fact]
    public void Execute_SeveralStatements_AreAnActivityEach()
    {
        connection
            .CreateCommand("create table t (a integer); insert into t values (1); select a from t")
            .ExecuteScalar();

        Assert.Equal(
            ["create table t (a integer)", "insert into t values (1)", "select a from t"],
            seen.Select(activity => ((string)activity.GetTagItem(DuckDbTracing.QueryText)!).Trim())
        );
        Assert.All(seen, activity => Assert.Equal("duckdb", activity.GetTagItem("db.system.name")));
        Assert.All(seen, activity => Assert.Equal(ActivityStatusCode.Unset, activity.Status));
    }

    [Fact]
    public void Execute_AFailingStatement_IsAFailedActivity()
    {
        Assert.Throws<DuckDbException>(() =>
            connection.CreateCommand("select 1; select * from missing").ExecuteScalar()
        );

        Assert.Equal([ActivityStatusCode.Unset, ActivityStatusCode.Error], seen.Select(activity => activity.Status));
        Assert.Contains("missing", seen.Last().StatusDescription, StringComparison.Ordinal);
    }

    [Fact]
    public void Execute_WithoutListener_LeavesTheCallersActivityAlone()
    {
        listener.Dispose();

        connection.CreateCommand("select 1").ExecuteScalar();

        Assert.Empty(seen);
        Assert.Same(test, System.Diagnostics.Activity.Current);
    }
}
