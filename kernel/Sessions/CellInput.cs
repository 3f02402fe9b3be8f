namespace CSharpKernel.Sessions;

/// <summary>Console input: the process's own outside cells; inside a cell there is nobody to ask, and waiting for input would hang a run.</summary>
internal sealed class CellInput(TextReader process) : TextReader
{
    public override int Peek() => Source().Peek();

    public override int Read() => Source().Read();

    public override int Read(char[] buffer, int index, int count) => Source().Read(buffer, index, count);

    public override string? ReadLine() => Source().ReadLine();

    public override string ReadToEnd() => Source().ReadToEnd();

    private TextReader Source() =>
        CellContext.Current is null
            ? process
            : throw new InvalidOperationException(
                "A cell cannot read from the console: make the value a parameter of the notebook."
            );
}
