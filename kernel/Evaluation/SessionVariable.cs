namespace CSharpKernel.Evaluation;

/// <summary>A variable that a cell declared at its top level: the type it was declared with and the value it holds now.</summary>
public sealed record SessionVariable(string Name, Type Type, object? Value);
