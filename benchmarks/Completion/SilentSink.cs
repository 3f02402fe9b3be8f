using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;
using CSharpKernel.Sessions;

namespace Benchmarks.Completion;

/// <summary>Takes the output of the cells a measurement prepares with; one that fails ends the measurement.</summary>
internal sealed class SilentSink : IOutputSink
{
    public void Write(OutputStream stream, string text) { }

    public void Display(string displayId, MimeBundle content) { }

    public void Update(string displayId, MimeBundle content) { }

    public void Clear(bool wait) { }

    public void Result(MimeBundle content) { }

    public void Page(MimeBundle content) { }

    public void Error(CellError error) =>
        throw new InvalidOperationException($"A cell of the measurement failed: {error.Name}: {error.Message}");
}
