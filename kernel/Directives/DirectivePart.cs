namespace CSharpKernel.Directives;

/// <summary>A directive with the lines below it that are its own (for Markdown and HTML; empty for others).</summary>
internal sealed record DirectivePart(DirectiveLine Line, string Body = "") : CellPart;
