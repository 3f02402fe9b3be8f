using CSharpKernel.Completion;
using CSharpKernel.Evaluation;
using CSharpKernel.Sessions;

namespace Tests.Kernel.Completion;

/// <summary>A session asked for completion and help at the place marked with | in a piece of code.</summary>
internal sealed class Assisted(string? folder = null) : IDisposable
{
    private readonly NotebookSession session = new(folder ?? AppContext.BaseDirectory);
    private int number;

    internal CodeAssistance Assistance => session.Assistance;

    /// <summary>Runs a cell that must succeed.</summary>
    internal Assisted Run(string code)
    {
        var evaluation = session.Execute(new CellCode(++number, code), new CellRun());
        Assert.True(evaluation.Status == EvaluationStatus.Succeeded, evaluation.Error?.Message);
        return this;
    }

    /// <summary>The list for marked code, its span checked.</summary>
    internal CompletionList List(string marked)
    {
        var (code, position) = Split(marked);
        var list = Assistance.Complete(code, position);
        Assert.InRange(position, list.Start, list.End);
        Assert.InRange(list.End, 0, code.Length);
        Assert.Equal(list.Items.Count, list.Items.Select(item => item.Text).Distinct(StringComparer.Ordinal).Count());
        return list;
    }

    /// <summary>The texts offered for marked code, best first.</summary>
    internal string[] Texts(string marked) => [.. List(marked).Items.Select(item => item.Text)];

    /// <summary>The item of that text.</summary>
    internal CompletionItem Item(string marked, string text) => List(marked).Items.Single(item => item.Text == text);

    /// <summary>Plain help at the mark; null when there is none.</summary>
    internal string? Help(string marked, int detailLevel = 0)
    {
        var (code, position) = Split(marked);
        return Assistance.Inspect(code, position, detailLevel)?.PlainText;
    }

    public void Dispose() => session.Dispose();

    private static (string Code, int Position) Split(string marked)
    {
        var position = marked.IndexOf('|', StringComparison.Ordinal);
        return (marked.Remove(position, 1), position);
    }
}
