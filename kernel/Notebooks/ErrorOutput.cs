using CSharpKernel.Formatting;

namespace CSharpKernel.Notebooks;

/// <summary>Why a cell stopped; the traceback's entries may carry terminal colours. All texts are without halves of surrogate pairs.</summary>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : CellOutput
{
    /// <summary>The exception's type, or another name of what went wrong.</summary>
    public string Name { get; init; } = UnicodeText.Repair(Name);

    /// <summary>The message.</summary>
    public string Message { get; init; } = UnicodeText.Repair(Message);

    /// <summary>The traceback, one entry per paragraph.</summary>
    public IReadOnlyList<string> Traceback { get; init; } = [.. Traceback.Select(UnicodeText.Repair)];
}
