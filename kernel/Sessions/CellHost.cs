using CSharpKernel.Display;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Sessions;

/// <summary>Connects a running cell with the sink of its output and the source of its input.</summary>
internal sealed class CellHost(NotebookSession session, IOutputSink sink, IInputSource? input) : ICellHost
{
    private CellContext? context;

    public void Enter(CancellationToken cancellationToken)
    {
        context = new CellContext(session, sink, input, cancellationToken);
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
