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

    public IEnumerable<Submission> Submissions(CellCode cell) => session.Submissions(cell);

    public void Show(object? value, TrailingValue use)
    {
        // A display call as last expression has already shown what it returns a handle of.
        if (value is DisplayedValue)
        {
            return;
        }

        var content = ValueFormatter.Format(value);
        if (use == TrailingValue.Result)
        {
            sink.Result(content);
        }
        else
        {
            sink.Display(context!.NextDisplayId(), content);
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
