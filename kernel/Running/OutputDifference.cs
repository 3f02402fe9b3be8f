namespace CSharpKernel.Running;

/// <summary>A cell whose fresh output is not the stored one; the lines begin with "- " (stored), "+ " (fresh) or two blanks (both).</summary>
public sealed record OutputDifference(int CellIndex, string CellId, IReadOnlyList<string> Lines);
