namespace CSharpKernel.Completion;

/// <summary>
/// One suggestion: the text to insert, what it is in the words editors have icons for (<see cref="CompletionKind"/>), and how it is declared, overloads counted;
/// null where the text says it all.
/// </summary>
public sealed record CompletionItem(string Text, string Kind, string? Signature);
