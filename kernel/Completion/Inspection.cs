namespace CSharpKernel.Completion;

/// <summary>Help on one symbol, the same content three times: its declaration, its documentation and, for a variable, its present value.</summary>
public sealed record Inspection(string PlainText, string Markdown, string Html);
