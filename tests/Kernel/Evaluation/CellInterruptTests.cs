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
    public void Execute_CellBeyondItsTimeLimit_StopsAndTheSessionStaysUsable(string code)
    {
        using var session = new CellSession();
        session.Run("using System.Threading;\nvar kept = 42;");
        var cell = session.Try(code, Limit);
        Assert.Equal(EvaluationStatus.TimedOut, cell.Evaluation.Status);
        Assert.Equal("The cell ran longer than 0.15 s and was stopped.", cell.Error.Message);
        Assert.Equal("42", session.Run("kept").ResultText);
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
        Assert.Equal(EvaluationStatus.TimedOut, session.Try("Slow()", Limit).Evaluation.Status);
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
    public void Evaluate_CellThatCannotBeStopped_EndsTheSession()
    {
        using var folder = new TemporaryFolder();
        using var evaluator = new CSharpEvaluator(
            new EvaluatorOptions { BaseDirectory = folder.Path, StopGracePeriod = Limit }
        );
        var host = new Host();
        TestLibrary.Compile(
            folder.Path,
            "Busy",
            "public static class Busy { public static void Spin(long ticks) { var end = System.Environment.TickCount64 + ticks; while (System.Environment.TickCount64 < end) { } } }"
        );
        const string Code = "#r \"Busy.dll\"\nBusy.Spin(1500);";
        Assert.Equal(EvaluationStatus.Unstoppable, evaluator.Evaluate(new CellCode(1, Code), host, Limit).Status);
        Assert.False(evaluator.IsUsable);
        Assert.Throws<InvalidOperationException>(() => evaluator.Evaluate(new CellCode(2, "1"), host));
    }

    private sealed class Host : ICellHost
    {
        public void Enter(CancellationToken cancellationToken) { }

        public void Show(object? value, TrailingValue use) { }
    }
}
