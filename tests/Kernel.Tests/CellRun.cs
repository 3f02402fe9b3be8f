using System.Text;
using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;
using CSharpKernel.Sessions;

namespace Tests.Kernel;

/// <summary>What one cell gave: its evaluation and all its output, in the order it came.</summary>
internal sealed class CellRun : IOutputSink
{
    private readonly Lock gate = new();
    private readonly StringBuilder standardOutput = new();
    private readonly StringBuilder standardError = new();
    private readonly List<string> log = [];

    /// <summary>Called after each write to a stream.</summary>
    internal Action OnWrite { get; init; } = () => { };

    internal CellEvaluation Evaluation { get; set; } = CellEvaluation.Success;

    internal MimeBundle? ResultContent { get; private set; }

    internal MimeBundle? LastDisplay { get; private set; }

    internal string? ResultText => ResultContent?.Text(MimeBundle.PlainText);

    internal string StandardOutput
    {
        get
        {
            lock (gate)
            {
                return standardOutput.ToString();
            }
        }
    }

    internal string StandardError
    {
        get
        {
            lock (gate)
            {
                return standardError.ToString();
            }
        }
    }

    /// <summary>Displays, updates, clears and results as lines such as "display display-1 text".</summary>
    internal IReadOnlyList<string> Log
    {
        get
        {
            lock (gate)
            {
                return [.. log];
            }
        }
    }

    internal CellError Error => Evaluation.Error ?? throw new InvalidOperationException("The cell did not fail.");

    /// <summary>The traceback without colours.</summary>
    internal string Traceback => AnsiText.Strip(string.Join("\n", Error.Traceback));

    public void Write(OutputStream stream, string text)
    {
        lock (gate)
        {
            (stream == OutputStream.StandardOutput ? standardOutput : standardError).Append(text);
        }

        OnWrite();
    }

    public void Display(string displayId, MimeBundle content)
    {
        LastDisplay = content;
        Add($"display {displayId} {content.Text("text/plain")}");
    }

    void IOutputSink.Update(string displayId, MimeBundle content) =>
        Add($"update {displayId} {content.Text("text/plain")}");

    void IOutputSink.Clear(bool wait) => Add(wait ? "clear later" : "clear");

    void IOutputSink.Result(MimeBundle content)
    {
        ResultContent = content;
        Add($"result {content.Text("text/plain")}");
    }

    void IOutputSink.Page(MimeBundle content) => Add($"page {content.Text("text/plain")}");

    void IOutputSink.Error(CellError error) => Add($"error {error.Name}");

    private void Add(string line)
    {
        lock (gate)
        {
            log.Add(line);
        }
    }
}
