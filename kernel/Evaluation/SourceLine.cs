namespace CSharpKernel.Evaluation;

/// <summary>A line (from 1) of a cell or script, by the path the compiler knows it under.</summary>
public sealed record SourceLine(string FilePath, int Line);
