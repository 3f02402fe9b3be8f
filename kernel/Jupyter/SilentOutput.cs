using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;
using CSharpKernel.Sessions;

namespace CSharpKernel.Jupyter;

/// <summary>Leaves out the output of a cell that a client wants run silently.</summary>
internal sealed class SilentOutput : IOutputSink
{
    public void Write(OutputStream stream, string text) { }

    public void Display(string displayId, MimeBundle content) { }

    public void Update(string displayId, MimeBundle content) { }

    public void Clear(bool wait) { }

    public void Result(MimeBundle content) { }

    public void Page(MimeBundle content) { }

    public void Error(CellError error) { }
}
