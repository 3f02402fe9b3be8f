namespace CSharpKernel.Directives;

/// <summary>A directive as it was typed: its name with the leading sign, the rest of the line, and the line's number (from 1).</summary>
internal sealed record DirectiveLine(string Name, string Arguments, int Line);
