using CSharpKernel.Directives;
using CSharpKernel.Display;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Sessions;

/// <summary>Connects a running cell with the sink of its output and the source of its input.</summary>
internal sealed class CellHost(NotebookSession session, IOutputSink sink, IInputSource? input)
    : ICellHost,
        IDirectiveHost
{
    private CellContext? context;

    CancellationToken IDirectiveHost.CancellationToken => context!.CancellationToken;

    public void Enter(CancellationToken cancellationToken)
    {
        context = new CellContext(session, sink, input, cancellationToken);
        CellContext.Enter(context);
    }

    public IEnumerable<Submission> Submissions(CellCode cell) => session.Directives.Submissions(cell, this);

    public void Started() => sink.Started();

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

    Action<MimeBundle> IDirectiveHost.Display(MimeBundle content)
    {
        var id = context!.NextDisplayId();
        sink.Display(id, content);
        return newer => sink.Update(id, newer);
    }

    void IDirectiveHost.Page(MimeBundle content) => sink.Page(content);

    MimeBundle? IDirectiveHost.Describe(string expression) =>
        session.Assistance.Inspect(expression, expression.Length, detailLevel: 1) is { } found
            ? new MimeBundle([
                KeyValuePair.Create(MimeBundle.PlainText, found.PlainText),
                KeyValuePair.Create(MimeBundle.Html, found.Html),
                KeyValuePair.Create("text/markdown", found.Markdown),
            ])
            : null;

    public void End(CellEvaluation evaluation)
    {
        context?.EndProgress(evaluation.Status == EvaluationStatus.Succeeded);
        if (evaluation.Error is { } error)
        {
            sink.Error(error);
        }
    }
}
