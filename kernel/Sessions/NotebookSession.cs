using CSharpKernel.Display;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Sessions;

/// <summary>A session as a notebook sees it: C# evaluation with displays, captured console streams and formatted results.</summary>
public sealed class NotebookSession : IDisposable
{
    private static readonly TimeSpan DisposeTimeLimit = TimeSpan.FromSeconds(30);

    private readonly CSharpEvaluator evaluator;
    private int displays;

    /// <summary>Starts a session whose relative <c>#r</c> and <c>#load</c> paths begin at the folder.</summary>
    public NotebookSession(string baseDirectory)
    {
        evaluator = new CSharpEvaluator(
            new EvaluatorOptions
            {
                BaseDirectory = baseDirectory,
                Imports =
                [
                    .. EvaluatorOptions.DefaultImports,
                    typeof(CellFunctions).Namespace!,
                    typeof(CellFunctions).FullName!,
                ],
            }
        );
    }

    /// <summary>Runs one cell; its output, an error included, goes to the sink.</summary>
    public CellEvaluation Execute(
        CellCode cell,
        IOutputSink sink,
        TimeSpan? timeLimit = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(sink);
        ConsoleCapture.Install();
        var host = new Host(this, sink);
        var evaluation = evaluator.Evaluate(cell, host, timeLimit, cancellationToken);
        host.End(evaluation);
        return evaluation;
    }

    /// <summary>
    /// Ends the session and disposes what its variables hold (newest first), so that files and databases are free for the next session;
    /// exceptions of that are thrown together once all were disposed.
    /// </summary>
    public void Dispose()
    {
        // What a cell that still runs may be using is left alone.
        var held = evaluator.IsUsable ? Disposables() : [];
        evaluator.Dispose();
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

    private sealed class Host(NotebookSession session, IOutputSink sink) : ICellHost
    {
        private CellContext? context;

        public void Enter(CancellationToken cancellationToken)
        {
            context = new CellContext(session, sink, cancellationToken);
            CellContext.Enter(context);
        }

        public void Show(object? value)
        {
            // A display call as last expression has already shown what it returns a handle of.
            if (value is not DisplayedValue)
            {
                sink.Result(ValueFormatter.Format(value));
            }
        }

        public void End(CellEvaluation evaluation)
        {
            context?.EndProgress(evaluation.Status == EvaluationStatus.Succeeded);
            if (evaluation.Error is { } error)
            {
                sink.Error(error);
            }
        }
    }
}
