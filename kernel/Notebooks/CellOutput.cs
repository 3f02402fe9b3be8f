namespace CSharpKernel.Notebooks;

/// <summary>One output stored under a cell.</summary>
public abstract record CellOutput;
