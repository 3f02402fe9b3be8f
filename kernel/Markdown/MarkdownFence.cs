namespace CSharpKernel.Markdown;

/// <summary>The opening line of fenced code: three or more backticks or tildes, and the language named behind them.</summary>
internal sealed record MarkdownFence(char Character, int Length, int Indent, string Language)
{
    /// <summary>Whether a line closes the code: the same character, at least as often, and nothing else.</summary>
    public bool IsClosedBy(string line)
    {
        var text = line.Trim();
        return MarkdownLines.Indent(line) < 4 && text.Length >= Length && text.All(character => character == Character);
    }
}
