namespace CSharpKernel.Sessions;

/// <summary>Console input: the process's own outside cells; inside a cell each line is asked of the person in front of the notebook.</summary>
internal sealed class CellInput(TextReader process) : TextReader
{
    public override int Peek() => CellContext.Current is { } cell ? cell.Typed.Peek() : process.Peek();

    public override int Read() => CellContext.Current is { } cell ? cell.Typed.Read() : process.Read();

    public override int Read(char[] buffer, int index, int count) =>
        CellContext.Current is { } cell ? cell.Typed.Read(buffer, index, count) : process.Read(buffer, index, count);

    public override string? ReadLine() => CellContext.Current is { } cell ? cell.Typed.ReadLine() : process.ReadLine();

    public override string ReadToEnd() =>
        CellContext.Current is { } cell ? cell.Typed.ReadToEnd() : process.ReadToEnd();
}
