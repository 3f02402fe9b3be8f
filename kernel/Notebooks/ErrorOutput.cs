namespace CSharpKernel.Notebooks;

/// <summary>Why a cell stopped; the traceback's entries may carry terminal colours.</summary>
public sealed record ErrorOutput(string Name, string Message, IReadOnlyList<string> Traceback) : CellOutput;
