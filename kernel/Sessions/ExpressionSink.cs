using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;

namespace CSharpKernel.Sessions;

/// <summary>Keeps the value of an expression and leaves out whatever else its evaluation shows or prints.</summary>
internal sealed class ExpressionSink : IOutputSink
{
    public MimeBundle? Value { get; private set; }

    public void Result(MimeBundle content) => Value = content;

    public void Write(OutputStream stream, string text) { }

    // An expression that displays something has shown its value by that.
    public void Display(string displayId, MimeBundle content) => Value = content;

    public void Update(string displayId, MimeBundle content) { }

    public void Clear(bool wait) { }

    public void Page(MimeBundle content) { }

    public void Error(CellError error) { }
}
