namespace CSharpKernel.Completion;

/// <summary>Suggestions, best first and each text once; each replaces the UTF-16 span [Start, End) of the code, which contains the position asked for.</summary>
public sealed record CompletionList(IReadOnlyList<CompletionItem> Items, int Start, int End);
