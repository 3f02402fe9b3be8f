using CSharpKernel.Evaluation;
using CSharpKernel.Sessions;
using Tests.Support;

namespace Tests.Kernel.Evaluation;

public class CellInterruptTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(150);

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    [InlineData("await Task.Delay(Timeout.Infinite);")]
    [InlineData("while (true) { try { Thread.Sleep(50); } catch { } }")]
    [InlineData("while (true) { try { while (true) { } } catch (Exception) { } }")]
    [InlineData("await Task.Yield(); while (true) { }")]
    [InlineData("new System.Threading.ManualResetEventSlim().Wait();")]
    [InlineData("while (true) { try { await Task.Delay(20); } catch { } }")]
    [InlineData("Task.Delay(Timeout.Infinite).Wait();")]
    [InlineData("int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(60)")]
    [InlineData("again: goto again;")]
    [InlineData("for (;;) ;")]
    [InlineData("do { try { continue; } catch { } } while (true);")]
    [InlineData("Parallel.For(0, int.MaxValue, item => { while (true) { } });")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("IEnumerable<int> Endless() { while (true) { yield return 1; } } Endless().Sum(item => 0)")]
    [InlineData("Enumerable.Range(0, int.MaxValue).Sum(item => (long)item / 1000000000)")]
    [InlineData("Enumerable.Repeat(1, int.MaxValue).Select(item => item).Where(item => item > 1).Count()")]
    [InlineData(
        "await foreach (var item in Endless()) { } async IAsyncEnumerable<int> Endless() { await Task.Delay(-1); yield return 1; }"
    )]
    [InlineData(
        "System.Linq.Expressions.Expression<Func<int[], bool>> tree = items => items.Any(item => item > 1); while (true) { }"
    )]
    [InlineData("await Task.Delay(Timeout.Infinite).ConfigureAwait(false);")]
    [InlineData("await new TaskCompletionSource<int>().Task")]
    [InlineData(
        "object gate = new(); lock (gate) { var other = new Thread(() => { lock (gate) { } }); other.Start(); other.Join(); }"
    )]
    [InlineData("new SemaphoreSlim(0).Wait();")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().WaitForExit();")]
    public void Execute_InterruptedCell_StopsAndKeepsVariables(string code)
    {
        using var session = new CellSession();
        session.Run("using System.Threading;\nvar kept = 42;");
        var cell = session.Interrupt("var assigned = kept + 1; Console.Write('.'); " + code);
        Assert.Equal(EvaluationStatus.Interrupted, cell.Evaluation.Status);
        Assert.Equal("KeyboardInterrupt", cell.Error.Name);
        Assert.Equal("42 43", session.Run("$\"{kept} {assigned}\"").ResultText);
    }

    [Fact]
    public void Execute_EndlessSequenceShown_Stops()
    {
        using var session = new CellSession();
        session.Run(
            "IEnumerable<object> Slow() { while (true) { Thread.Sleep(20); } yield break; }".Replace(
                "Thread",
                "System.Threading.Thread",
                StringComparison.Ordinal
            )
        );
        var cell = session.Try("Slow()", Limit);
        Assert.Equal(EvaluationStatus.TimedOut, cell.Evaluation.Status);
        Assert.Equal("The cell ran longer than 0.15 s and was stopped.", cell.Error.Message);
    }

    [Fact]
    public void Execute_CancelledByItsCaller_IsInterrupted()
    {
        using var session = new CellSession();
        session.Run("var kept = 1;");
        using var cancellation = new CancellationTokenSource(Limit);
        var cell = session.Try("while (true) { }", cancellationToken: cancellation.Token);
        Assert.Equal(EvaluationStatus.Interrupted, cell.Evaluation.Status);
        Assert.Equal("KeyboardInterrupt", cell.Error.Name);
        Assert.Equal("1", session.Run("kept").ResultText);
    }

    [Fact]
    public void Execute_CellCancellation_IsCancelledWhenTheCellIsToStop()
    {
        using var session = new CellSession();
        var cell = session.Try("CellCancellation.WaitHandle.WaitOne(); Console.Write(\"asked\");", Limit);
        Assert.Equal(EvaluationStatus.TimedOut, cell.Evaluation.Status);
    }

    [Fact]
    public void Execute_ManyInterrupts_EachMeetsItsOwnCellAlone()
    {
        using var session = new CellSession();
        session.Run("using System.Threading; var rounds = 0;");
        string[] endless =
        [
            "while (true) { }",
            "Thread.Sleep(Timeout.Infinite);",
            "await Task.Delay(Timeout.Infinite);",
            "Task.Delay(Timeout.Infinite).Wait();",
        ];
        for (var round = 0; round < 100; round++)
        {
            using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(round % 7));
            var stopped = session.Try(endless[round % endless.Length], cancellationToken: cancellation.Token);
            Assert.Equal(EvaluationStatus.Interrupted, stopped.Evaluation.Status);
            Assert.Equal($"{round + 1}", session.Run("Thread.Sleep(1); ++rounds").ResultText);
        }
    }

    [Fact]
    public void Execute_StoppedWhileAwaiting_RunsItsFinallyBlocksAndNothingAfterTheAwait()
    {
        using var session = new CellSession();
        var cell = session.Interrupt(
            "var source = new TaskCompletionSource();\nConsole.Write(\"go \"); try { await source.Task; Console.Write(\"after\"); } finally { Console.Write(\"finally\"); }"
        );
        Assert.Equal("go finally", cell.StandardOutput);
        session.Run("source.SetResult(); await Task.Delay(20);");
        Assert.Equal("go finally", cell.StandardOutput);
    }

    [Fact]
    public void Execute_StoppedWork_EndsOnItsOtherThreadsToo()
    {
        using var session = new CellSession();
        session.Interrupt(
            "using System.Threading;\nvar worker = new Thread(() => { try { while (true) { } } finally { Console.Write(\"ended\"); } });\nworker.Start(); Console.Write('.'); worker.Join();"
        );
        Assert.Equal("True", session.Run("worker.Join(60000)").ResultText);
    }

    [Fact]
    public void Execute_TaskWaitedForByBlocking_ComesToItsEnd()
    {
        using var session = new CellSession();
        session.Run("async Task<int> Later() { await Task.Delay(5); await Task.Yield(); return 7; }");
        Assert.Equal("7", session.Run("Later().Result").ResultText);
        Assert.Equal("7", session.Run("Task.Run(Later).GetAwaiter().GetResult()").ResultText);
    }

    [Fact]
    public void Execute_ExceptionInWorkThatABlockedCellWaitsFor_FailsTheCell()
    {
        using var session = new CellSession();
        session.Run("async Task<int> Later() { await Task.Delay(5); throw new FormatException(\"late\"); }");
        Assert.Contains("FormatException: late", session.Try("Later().Wait();").Traceback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Func<int, int> f = null; f = n => f(n + 1) + 1; f(0)")]
    [InlineData("class C { public int P => P + 1; } new C().P")]
    public void Execute_EndlessRecursion_IsAnErrorOfTheCell(string code)
    {
        using var session = new CellSession();
        var cell = session.Try(code);
        Assert.Equal("InsufficientExecutionStackException", cell.Error.Name);
        Assert.InRange(cell.Traceback.Length, 100, 20_000);
        Assert.Equal("2", session.Run("1 + 1").ResultText);
    }

    [Fact]
    public void Execute_CodeWithoutChecks_IsStoppedByTheHookOfItsLibrary()
    {
        using var folder = new TemporaryFolder();
        TestLibrary.Compile(
            folder.Path,
            "Native",
            """
            using System;
            [assembly: Native.InterruptHook(typeof(Native.Engine), "Stop")]
            namespace Native;
            internal sealed class InterruptHookAttribute : Attribute
            {
                public InterruptHookAttribute(Type hookType, string methodName) { HookType = hookType; MethodName = methodName; }
                public Type HookType { get; }
                public string MethodName { get; }
            }
            public static class Engine
            {
                private static volatile bool stopped;
                public static void Stop() => stopped = true;
                // A loop without checks stands for native code.
                public static void Query() { while (!stopped) { } throw new OperationCanceledException("stopped by hook"); }
            }
            """
        );
        using var session = new CellSession(folder.Path);
        session.Run("#r \"Native.dll\"\nvar kept = 3;");
        Assert.Equal(EvaluationStatus.TimedOut, session.Try("Native.Engine.Query();", Limit).Evaluation.Status);
        Assert.Equal("3", session.Run("kept").ResultText);
    }

    [Fact]
    public void Evaluate_CellThatCannotBeStopped_KeepsTheSessionUntilItsEnd()
    {
        using var folder = new TemporaryFolder();
        using var evaluator = new CSharpEvaluator(
            new EvaluatorOptions { BaseDirectory = folder.Path, StopGracePeriod = Limit }
        );
        var host = new Host();
        TestLibrary.Compile(
            folder.Path,
            "Busy",
            """
            public static class Busy
            {
                // Says itself that it began: from here on no check of the cell's can stop it.
                public static void Spin(string started, string release)
                {
                    System.IO.File.WriteAllText(started, "");
                    var end = System.Environment.TickCount64 + 120_000;
                    while (!System.IO.File.Exists(release) && System.Environment.TickCount64 < end) { }
                }
            }
            """
        );
        var started = Path.Combine(folder.Path, "started");
        var release = Path.Combine(folder.Path, "release");
        var code = $"#r \"Busy.dll\"\nBusy.Spin(@\"{started}\", @\"{release}\");";
        using var interrupt = new CancellationTokenSource();
        var asking = new Thread(() =>
        {
            SpinWait.SpinUntil(() => File.Exists(started), TimeSpan.FromMinutes(1));
            interrupt.Cancel();
        });
        asking.Start();
        var stuck = evaluator.Evaluate(new CellCode(1, code), host, timeLimit: null, interrupt.Token);
        asking.Join();
        Assert.Equal(EvaluationStatus.Unstoppable, stuck.Status);
        Assert.False(evaluator.IsUsable);
        Assert.Equal(EvaluationStatus.Unstoppable, evaluator.Evaluate(new CellCode(2, "1"), host).Status);
        File.WriteAllText(release, "");
        Assert.True(SpinWait.SpinUntil(() => evaluator.IsUsable, TimeSpan.FromMinutes(1)));
        Assert.Equal(EvaluationStatus.Succeeded, evaluator.Evaluate(new CellCode(3, "1"), host).Status);
    }

    private sealed class Host : ICellHost
    {
        public void Enter(CancellationToken cancellationToken) { }

        public void Show(object? value, TrailingValue use) { }
    }
}
