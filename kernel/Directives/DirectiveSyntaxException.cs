namespace CSharpKernel.Directives;

/// <summary>A directive stands where it cannot, or is not one of this kernel's.</summary>
internal sealed class DirectiveSyntaxException(string message, int line) : Exception(message)
{
    /// <summary>The directive's line, from 1.</summary>
    public int Line { get; } = line;
}
