namespace CSharpKernel.Directives;

/// <summary>C# code: the whole text with everything outside this part blanked, so that lines and columns are those that were typed.</summary>
internal sealed record CodePart(string Text) : CellPart;
