namespace CSharpKernel.Completion;

/// <summary>Whether code can be run and, when more is to come, the blanks the next line should begin with; empty otherwise.</summary>
public sealed record CompletenessResult(Completeness Status, string Indent);
