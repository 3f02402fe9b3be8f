using CSharpKernel.Completion;
using CSharpKernel.Directives;
using CSharpKernel.Display;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Sessions;

/// <summary>A session as a notebook sees it: C# evaluation with displays, captured console streams and formatted results.</summary>
public sealed class NotebookSession : IDisposable
{
    private static readonly TimeSpan DisposeTimeLimit = TimeSpan.FromSeconds(30);

    private const string WarmUpCode =
        "var numbers = new[] { 1, 2 };\nawait Task.Yield();\nConsole.Write(numbers.Length);\nnumbers.Select(number => new { Number = number }).ToList()";

    private readonly CSharpEvaluator evaluator;
    private readonly string baseDirectory;
    private int displays;

    /// <summary>Starts a session whose relative <c>#r</c> and <c>#load</c> paths begin at the folder.</summary>
    public NotebookSession(string baseDirectory)
    {
        this.baseDirectory = baseDirectory;
        BackgroundFailures.Install();
        evaluator = new CSharpEvaluator(
            new EvaluatorOptions
            {
                BaseDirectory = baseDirectory,
                Imports =
                [
                    .. EvaluatorOptions.DefaultImports,
                    typeof(CellFunctions).Namespace!,
                    typeof(CellFunctions).FullName!,
                    typeof(Microsoft.DotNet.Interactive.Kernel).Namespace!,
                ],
            }
        );
        Directives = new DirectiveSession(evaluator, baseDirectory);
        Assistance = new CodeAssistance(evaluator, baseDirectory);
    }

    /// <summary>Completion and help for code that may become the next cell.</summary>
    public CodeAssistance Assistance { get; }

    /// <summary>The names of the variables declared so far, each once, in order of declaration.</summary>
    public IReadOnlyList<string> VariableNames => evaluator.VariableNames;

    /// <summary>The variables declared so far with their types and present values, in order of declaration.</summary>
    public IReadOnlyList<SessionVariable> Variables => evaluator.Variables;

    /// <summary>
    /// Compiles and runs a small cell in a session of its own, so that this session's first cell does not wait for the compiler to be loaded;
    /// it changes nothing here and may run on any thread, beside a cell.
    /// </summary>
    public void WarmUp()
    {
        using var session = new NotebookSession(baseDirectory);
        session.Execute(new CellCode(1, WarmUpCode), new ExpressionSink());
    }

    /// <summary>Runs one cell; its output, an error included, goes to the sink, and what it asks for comes from the input (null: nobody can be asked).</summary>
    public CellEvaluation Execute(
        CellCode cell,
        IOutputSink sink,
        IInputSource? input = null,
        TimeSpan? timeLimit = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(sink);
        ConsoleCapture.Install();
        var host = new CellHost(this, sink, input);
        var evaluation = evaluator.Evaluate(cell, host, timeLimit, cancellationToken);
        host.End(evaluation);
        return evaluation;
    }

    /// <summary>
    /// Evaluates one expression with the session's variables, on a thread that can be stopped like a cell's; it keeps no new state, and what it
    /// prints or displays is left out.
    /// </summary>
    public ExpressionValue EvaluateExpression(
        string expression,
        TimeSpan? timeLimit = null,
        CancellationToken cancellationToken = default
    )
    {
        ConsoleCapture.Install();
        var sink = new ExpressionSink();
        var host = new CellHost(this, sink, input: null);
        var evaluation = evaluator.EvaluateExpression(expression, host, timeLimit, cancellationToken);
        return evaluation.Error is { } error
            ? new ExpressionValue(null, error)
            : new ExpressionValue(sink.Value ?? MimeBundle.OfText("(an earlier display)"), null);
    }

    /// <summary>
    /// Ends the session and disposes what its variables hold (newest first), so that files and databases are free for the next session;
    /// exceptions of that are thrown together once all were disposed.
    /// </summary>
    public void Dispose()
    {
        // What a cell that still runs may be using is left alone.
        var held = evaluator.IsUsable ? Disposables() : [];
        List<Exception> failures = [];
        foreach (var value in held)
        {
            try
            {
                DisposeOnThreadPool(value);
            }
#pragma warning disable CA1031 // Collected and thrown together below.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failures.Add(exception);
            }
        }

        evaluator.Dispose();
        if (failures.Count > 0)
        {
            throw new AggregateException("Variables of the session could not be disposed.", failures);
        }
    }

    private object[] Disposables() =>
        [
            .. evaluator
                .VariableValues()
                .Where(value => value is IDisposable or IAsyncDisposable)
                .Distinct(ReferenceEqualityComparer.Instance)
                .OfType<object>(),
        ];

    internal DirectiveSession Directives { get; }

    internal string Describe(Exception exception) =>
        AnsiText.Strip(string.Join("\n", evaluator.Describe(exception).Traceback));

    internal int NextDisplayNumber() => Interlocked.Increment(ref displays);

    private static void DisposeOnThreadPool(object value)
    {
        var disposal = Task.Run(async () =>
        {
            if (value is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                ((IDisposable)value).Dispose();
            }
        });
        if (Task.WaitAny([disposal], DisposeTimeLimit) < 0)
        {
            throw new TimeoutException(
                $"Disposing a variable of type {value.GetType().Name} took longer than {DisposeTimeLimit.TotalSeconds} s."
            );
        }

        disposal.GetAwaiter().GetResult();
    }
}
