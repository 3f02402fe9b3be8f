namespace CSharpKernel.Sessions;

/// <summary>The lines that the person in front of the notebook types for one cell; each is asked for when the one before it is used up, so the end never comes.</summary>
internal sealed class TypedLines(Func<string> ask) : TextReader
{
    private string line = "";
    private int position;

    public override int Peek() => Rest()[0];

    public override int Read()
    {
        var next = Rest()[0];
        position++;
        return next;
    }

    public override int Read(char[] buffer, int index, int count)
    {
        var taken = Math.Min(count, Rest().Length);
        line.CopyTo(position, buffer, index, taken);
        position += taken;
        return taken;
    }

    public override string ReadLine()
    {
        var rest = Rest();
        position = line.Length;
        return rest[..^1].ToString();
    }

    /// <summary>One line: text that is typed has no end to read to.</summary>
    public override string ReadToEnd() => ReadLine();

    private ReadOnlySpan<char> Rest()
    {
        if (position == line.Length)
        {
            line = ask() + "\n";
            position = 0;
        }

        return line.AsSpan(position);
    }
}
