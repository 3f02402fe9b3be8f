namespace CSharpKernel.Markdown;

/// <summary>A heading: its level from 1 to 6, the id it is linked by, and its text without markup.</summary>
internal sealed record MarkdownHeading(int Level, string Id, string Text);
