using CSharpKernel.Evaluation;
using CSharpKernel.Sessions;

namespace Tests.Kernel;

/// <summary>A session for tests: cells are numbered from 1, and one that fails unexpectedly fails the test.</summary>
internal sealed class CellSession(string? folder = null) : IDisposable
{
    private readonly NotebookSession session = new(folder ?? AppContext.BaseDirectory);
    private int number;

    /// <summary>The session itself.</summary>
    internal NotebookSession Notebook => session;

    /// <summary>Answers what cells ask for; null where nobody can be asked.</summary>
    internal IInputSource? Input { get; init; }

    /// <summary>Runs a cell that must succeed.</summary>
    internal CellRun Run(string code)
    {
        var run = Try(code);
        Assert.True(
            run.Evaluation.Status == EvaluationStatus.Succeeded,
            run.Evaluation.Error is null ? "" : run.Traceback
        );
        return run;
    }

    /// <summary>Runs a cell that may fail.</summary>
    internal CellRun Try(string code, TimeSpan? timeLimit = null, CancellationToken cancellationToken = default)
    {
        var run = new CellRun();
        run.Evaluation = session.Execute(new CellCode(++number, code), run, Input, timeLimit, cancellationToken);
        return run;
    }

    /// <summary>Runs a cell that never ends by itself and interrupts it once it has written its first character.</summary>
    internal CellRun Interrupt(string code)
    {
        using var cancellation = new CancellationTokenSource();
        var run = new CellRun { OnWrite = () => cancellation.CancelAfter(TimeSpan.FromMilliseconds(20)) };
        run.Evaluation = session.Execute(
            new CellCode(++number, code),
            run,
            Input,
            timeLimit: null,
            cancellationToken: cancellation.Token
        );
        return run;
    }

    public void Dispose() => session.Dispose();
}
