namespace CSharpKernel.Evaluation;

/// <summary>Code that is compiled and run as one: a cell, or a script that a cell loads; the path is the name the compiler knows it under.</summary>
internal sealed record Submission(string FilePath, string Text);
