namespace CSharpKernel.Evaluation;

/// <summary>One line of a call stack: the file and line when known (line 0 otherwise), and the method, empty for a cell's own top level.</summary>
internal sealed record ErrorFrame(string? FileName, int Line, string Method);
