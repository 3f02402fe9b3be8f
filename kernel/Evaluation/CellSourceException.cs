namespace CSharpKernel.Evaluation;

/// <summary>Something is wrong with a line of a cell or script that is neither the compiler's to find nor thrown by its code.</summary>
/// <param name="name">How the error is called where others show an exception's type.</param>
/// <param name="message">One clear sentence.</param>
/// <param name="places">The line, and then the lines that had its code run, innermost first; at least one.</param>
public sealed class CellSourceException(string name, string message, IReadOnlyList<SourceLine> places)
    : Exception(message)
{
    /// <summary>How the error is called where others show an exception's type.</summary>
    public string Name { get; } = name;

    /// <summary>The line, and then the lines that had its code run, innermost first.</summary>
    public IReadOnlyList<SourceLine> Places { get; } = places;
}
