using CSharpKernel.Evaluation;
using CSharpKernel.Sessions;

namespace Tests.Kernel.Sessions;

public class NotebookSessionTests
{
    [Fact]
    public void Execute_ConsoleOutput_IsCapturedPerStreamWithPlainLineEnds()
    {
        using var session = new CellSession();
        var cell = session.Run(
            "Console.WriteLine(\"one\"); Console.Write(2); Console.Write('c'); Console.WriteLine(); Console.Error.WriteLine(\"bad\"); Console.WriteLine(\"{0:0.0}\", 1.5);"
        );
        Assert.Equal("one\n2c\n1.5\n", cell.StandardOutput);
        Assert.Equal("bad\n", cell.StandardError);
    }

    [Fact]
    public void Execute_OutputOfStartedWork_BelongsToItsCell()
    {
        using var session = new CellSession();
        var first = session.Run(
            "var go = new TaskCompletionSource();\n"
                + "var late = Task.Run(async () => { await go.Task; Console.Write(\"late\"); });\n"
                + "var thread = new System.Threading.Thread(() => Console.Write(\"thread\"));\n"
                + "thread.Start(); thread.Join();"
        );
        Assert.Equal("thread", first.StandardOutput);
        var second = session.Run("Console.Write(\"second\"); go.SetResult(); await late;");
        Assert.Equal("second", second.StandardOutput);
        Assert.Equal("threadlate", first.StandardOutput);
    }

    [Fact]
    public async Task Execute_TwoSessionsAtOnce_KeepTheirOutputApart()
    {
        using var one = new CellSession();
        using var two = new CellSession();
        var cells = await Task.WhenAll(
            Task.Run(() =>
                one.Run("for (var i = 0; i < 200; i++) { Console.Write('1'); if (i % 20 == 0) await Task.Delay(1); }")
            ),
            Task.Run(() =>
                two.Run("for (var i = 0; i < 200; i++) { Console.Write('2'); if (i % 20 == 0) await Task.Delay(1); }")
            )
        );
        Assert.Equal(new string('1', 200), cells[0].StandardOutput);
        Assert.Equal(new string('2', 200), cells[1].StandardOutput);
    }

    [Fact]
    public void Execute_ReadingTheConsole_FailsInsteadOfWaiting()
    {
        using var session = new CellSession();
        Assert.Contains(
            "Console.ReadLine asks the person in front of the notebook, and here nobody can be asked: make the value a parameter",
            session.Try("Console.ReadLine()").Error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Execute_ExceptionOnAThreadOfItsOwn_IsToldOnStandardErrorAndTheProcessLives()
    {
        using var session = new CellSession();
        var cell = session.Run(
            "var thread = new System.Threading.Thread(() =>\n    throw new FormatException(\"bad\"));\nthread.Start(); thread.Join();"
        );
        Assert.StartsWith(
            "Unhandled exception on a thread of this cell:\nFormatException: bad\nCell In [1], line 2",
            cell.StandardError,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Execute_ExceptionInWorkLeftBehind_IsToldOnItsCellsStandardError()
    {
        using var session = new CellSession();
        var cell = session.Run(
            "async void Later(Task go) { await go; throw new FormatException(\"late\"); }\nvar go = new TaskCompletionSource(); Later(go.Task);"
        );
        session.Run("go.SetResult();");
        Assert.True(
            SpinWait.SpinUntil(
                () => cell.StandardError.Contains("FormatException: late", StringComparison.Ordinal),
                TimeSpan.FromMinutes(1)
            )
        );
    }

    [Fact]
    public void WarmUp_OfASession_ChangesNothingInIt()
    {
        using var session = new NotebookSession(AppContext.BaseDirectory);
        session.WarmUp();
        var cell = new CellRun();
        session.Execute(new CellCode(1, "display(1); new { numbers = 2 }.numbers"), cell);
        Assert.Equal(["display display-1 1", "result 2"], cell.Log);
        Assert.Empty(session.VariableNames);
    }

    [Fact]
    public void EvaluateExpression_Value_IsShownAndNothingIsKept()
    {
        using var session = new NotebookSession(AppContext.BaseDirectory);
        session.Execute(new CellCode(1, "var x = 20;"), new CellRun());
        Assert.Equal("42", session.EvaluateExpression("x * 2 + 2").Content!.Text("text/plain"));
        Assert.Equal("20", session.EvaluateExpression("display(x)").Content!.Text("text/plain"));
        Assert.Equal("CompilationError", session.EvaluateExpression("var y = 1;").Error!.Name);
        Assert.Equal("DivideByZeroException", session.EvaluateExpression("1 / (x - x)").Error!.Name);
        Assert.Equal(["x"], session.VariableNames);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var endless = session.EvaluateExpression(
            "await Task.Delay(-1).ContinueWith(_ => 1)",
            cancellationToken: cancellation.Token
        );
        Assert.Equal("KeyboardInterrupt", endless.Error!.Name);
        Assert.Equal("20", session.EvaluateExpression("x").Content!.Text("text/plain"));
    }

    [Fact]
    public void Variables_OfASession_HaveTheirDeclaredTypesAndPresentValues()
    {
        using var session = new NotebookSession(AppContext.BaseDirectory);
        session.Execute(new CellCode(1, "object a = 1; var b = \"x\";"), new CellRun());
        session.Execute(new CellCode(2, "var b = 2.5; a = 3;"), new CellRun());
        Assert.Equal(
            [new SessionVariable("a", typeof(object), 3), new SessionVariable("b", typeof(double), 2.5)],
            session.Variables
        );
    }

    [Fact]
    public void Dispose_SessionThatRanAndWasInterrupted_LeavesNothingThatHoldsIt()
    {
        var ended = EndedSession();
        Assert.True(
            SpinWait.SpinUntil(
                () =>
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                    return !ended.IsAlive;
                },
                TimeSpan.FromMinutes(1)
            )
        );
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference EndedSession()
    {
        using var session = new CellSession();
        session.Run("var x = new[] { 1, 2 }.Select(item => item + 1).ToList(); await Task.Delay(1); x");
        session.Interrupt("var bar = new ProgressBar(\"x\"); Console.Write('.'); await Task.Delay(-1);");
        return new WeakReference(session.Notebook);
    }

    [Fact]
    public void Execute_CultureOfACell_IsInvariant()
    {
        using var session = new CellSession();
        Assert.Equal("1.5", session.Run("Console.Write(1.5);").StandardOutput);
    }

    [Fact]
    public void Dispose_DisposableVariables_AreDisposedNewestFirstAndOnce()
    {
        using var folder = new Support.TemporaryFolder();
        var trace = Path.Combine(folder.Path, "trace.txt");
        var session = new CellSession(folder.Path);
        session.Run(
            "class Resource(string path, string name) : IDisposable { public void Dispose() => File.AppendAllText(path, name); }"
        );
        session.Run(
            $"var a = new Resource(@\"{trace}\", \"a\"); var b = new Resource(@\"{trace}\", \"b\"); var again = a;"
        );
        session.Run($"var c = new Resource(@\"{trace}\", \"c\");");
        session.Dispose();
        Assert.Equal("cab", File.ReadAllText(trace));
    }

    [Fact]
    public void Dispose_VariableWhoseDisposeThrows_ReportsItAfterDisposingTheOthers()
    {
        using var folder = new Support.TemporaryFolder();
        var session = new CellSession(folder.Path);
        session.Run(
            """
            class Bad : IDisposable { public void Dispose() => throw new InvalidOperationException("cannot close"); }
            class Good(string path) : IDisposable { public void Dispose() => File.WriteAllText(path, "closed"); }
            """
        );
        session.Run($"var good = new Good(@\"{Path.Combine(folder.Path, "good.txt")}\"); var bad = new Bad();");
        var thrown = Assert.Throws<AggregateException>(session.Dispose);
        Assert.Equal("cannot close", Assert.Single(thrown.InnerExceptions).Message);
        Assert.Equal("closed", File.ReadAllText(Path.Combine(folder.Path, "good.txt")));
    }

    [Fact]
    public void Execute_ValueWhoseFormattingThrows_FailsTheCellAndKeepsItsVariables()
    {
        using var session = new CellSession();
        var cell = session.Try(
            "class Odd { public override string ToString() => throw new FormatException(\"no text\"); }\nvar odd = new Odd();\nodd"
        );
        Assert.Equal(EvaluationStatus.Failed, cell.Evaluation.Status);
        Assert.Equal("FormatException", cell.Error.Name);
        Assert.Equal("True", session.Run("odd is not null").ResultText);
    }
}
