namespace CSharpKernel.Evaluation;

/// <summary>Code that is compiled and run as one: a cell, a part of one, or a script; the path is the name the compiler, and so every error, knows it under.</summary>
public sealed record Submission(string FilePath, string Text)
{
    /// <summary>The lines that errors show, when they are not those of <see cref="Text"/>: the whole cell as it was typed, where the text holds a part of it with the same line numbers.</summary>
    public string? TypedText { get; init; }

    /// <summary>What becomes of the value of the trailing expression.</summary>
    public TrailingValue TrailingValue { get; init; } = TrailingValue.Result;

    /// <summary>The lines that had this code run, innermost first; none for a cell.</summary>
    public IReadOnlyList<SourceLine> CalledFrom { get; init; } = [];
}
