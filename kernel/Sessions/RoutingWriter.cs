using System.Text;

namespace CSharpKernel.Sessions;

/// <summary>A console stream that gives text to the cell it was written from, and to the process's own stream elsewhere.</summary>
internal sealed class RoutingWriter : TextWriter
{
    private readonly TextWriter process;
    private readonly OutputStream stream;

    public RoutingWriter(TextWriter process, OutputStream stream)
        : base(process.FormatProvider)
    {
        this.process = process;
        this.stream = stream;
    }

    public override Encoding Encoding => process.Encoding;

    // Notebooks hold the same line ends on every system.
    [System.Diagnostics.CodeAnalysis.AllowNull]
    public override string NewLine
    {
        get => CellContext.Current is null ? process.NewLine : "\n";
        set => process.NewLine = value;
    }

    public override void Write(char value) => Write(value.ToString());

    public override void Write(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return;
        }

        if (CellContext.Current is { } cell)
        {
            cell.Sink.Write(stream, value);
        }
        else
        {
            process.Write(value);
        }
    }

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    public override void WriteLine() => Write(NewLine);

    public override void WriteLine(string? value) => Write(value + NewLine);

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(buffer.ToString() + NewLine);

    public override void Flush()
    {
        if (CellContext.Current is null)
        {
            process.Flush();
        }
    }
}
