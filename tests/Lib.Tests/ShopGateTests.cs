using EcommerceNotebooks;
using EcommerceNotebooks.Optimizations;
using Tests.Support;

namespace Tests;

/// <summary>A measurement has the database alone, and nobody waits for himself.</summary>
public sealed class ShopGateTests
{
    private readonly ShopGate gate = new();

    [Fact]
    public void TakeAlone_SessionOpenElsewhere_WaitsForItsEnd()
    {
        var order = new List<string>();
        var session = Elsewhere(() => gate.Enter(default));
        var measurement = Blocked(() =>
        {
            using var alone = gate.TakeAlone(own: null, default);
            order.Add("measured");
        });

        order.Add("session left");
        session.Dispose();
        measurement.Join();

        Assert.Equal(["session left", "measured"], order);
    }

    [Fact]
    public void Enter_WhileAloneOrWaitedFor_WaitsForTheMeasurement()
    {
        var order = new List<string>();
        var alone = Elsewhere(() => gate.TakeAlone(own: null, default));
        var late = Blocked(() =>
        {
            using var entry = gate.Enter(default);
            order.Add("entered");
        });

        order.Add("measured");
        alone.Dispose();
        late.Join();

        Assert.Equal(["measured", "entered"], order);
    }

    [Fact]
    public void Enter_MeasurementWaits_WaitsUnlessASessionIsHeldHere()
    {
        using var session = gate.Enter(default);
        var measurement = Blocked(() => gate.TakeAlone(own: null, default).Dispose());
        var stranger = Blocked(() => gate.Enter(default).Dispose());

        // The measurement waits for the session, so a question within it must not wait for the measurement.
        gate.Enter(default).Dispose();

        Assert.True(measurement.IsAlive && stranger.IsAlive);
        session.Dispose();
        measurement.Join();
        stranger.Join();
    }

    [Fact]
    public void TakeAlone_SessionOpenHere_IsRefused()
    {
        using var session = gate.Enter(default);

        var error = Assert.Throws<InvalidOperationException>(() => gate.TakeAlone(own: null, default));

        Assert.Contains("dispose that session first", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TakeAlone_InTheOwnSession_LetsItsQuestionsIn()
    {
        using var session = gate.Enter(default);
        using var alone = gate.TakeAlone(session, default);

        using var question = gate.Enter(default);

        Assert.NotNull(question);
    }

    [Fact]
    public void TakeAlone_TwoSessionsWaitForEachOther_TheSecondIsRefused()
    {
        using var cancellation = new CancellationTokenSource();
        var first = Elsewhere(() => gate.Enter(default));
        var second = Elsewhere(() => gate.Enter(default));
        Exception? stopped = null;
        var waiting = Blocked(() => stopped = Record.Exception(() => gate.TakeAlone(first, cancellation.Token)));

        Assert.Throws<InvalidOperationException>(() => gate.TakeAlone(second, default));

        cancellation.Cancel();
        waiting.Join();
        Assert.IsType<OperationCanceledException>(stopped);
    }

    [Fact]
    public void Enter_CancelledWhileWaiting_StopsAndLeavesTheGateAsItWas()
    {
        using var cancellation = new CancellationTokenSource();
        var alone = Elsewhere(() => gate.TakeAlone(own: null, default));
        Exception? stopped = null;
        var waiting = Blocked(() => stopped = Record.Exception(() => gate.Enter(cancellation.Token)));

        cancellation.Cancel();
        waiting.Join();
        alone.Dispose();

        Assert.IsType<OperationCanceledException>(stopped);
        gate.TakeAlone(own: null, default).Dispose();
    }

    [Fact]
    public void Measure_SessionOpenHere_IsRefusedAndInTheSessionItIsNot()
    {
        using var folder = new TemporaryFolder();
        var log = Path.Combine(folder.Path, "log.csv");
        File.WriteAllText(
            log,
            """
            event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session
            2019-10-01 00:00:00 UTC,view,1,2,,,3.00,4,72d76fde-8bb3-4e00-8c23-a032dfed738c
            """
        );
        using var shop = Shop.Open(Path.Combine(folder.Path, "shop.duckdb"), new ShopOptions { Threads = 1 });
        shop.Pipeline.Ingest(log);
        var once = new OptimizationOptions { Repeats = 1, WarmUps = 0 };
        using var session = shop.OpenSession();

        Assert.Throws<InvalidOperationException>(() =>
            shop.Optimizations.Measure(Optimization.MaterializedTable, once)
        );

        Assert.Equal(1, session.Optimizations.Measure(Optimization.MaterializedTable, once).LogEvents);
    }

    // What another flow does: it does not inherit what is held here.
    private static T Elsewhere<T>(Func<T> act)
    {
        T? result = default;
        Start(() => result = act()).Join();
        return result!;
    }

    private static Thread Blocked(Action act)
    {
        var thread = Start(act);
        SpinWait.SpinUntil(() => !thread.IsAlive || thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        return thread;
    }

    private static Thread Start(Action act)
    {
        var thread = new Thread(() => act());
        using (ExecutionContext.SuppressFlow())
        {
            thread.Start();
        }

        return thread;
    }
}
