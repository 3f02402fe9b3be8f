namespace CSharpKernel.Markdown;

/// <summary>The beginning of a list item: its marker (and number, in a numbered list) and the column where its text begins.</summary>
internal sealed record MarkdownItem(char Marker, int? Number, int ContentColumn);
