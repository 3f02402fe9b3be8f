using CSharpKernel.Evaluation;

namespace CSharpKernel.Running;

/// <summary>A cell that failed unexpectedly; the index counts all cells of the executed notebook from 0, the number is its execution count.</summary>
public sealed record CellFailure(int CellIndex, int Number, CellError Error);
