namespace CSharpKernel.Directives;

/// <summary>A part of a cell or script, to be run in order.</summary>
internal abstract record CellPart;
