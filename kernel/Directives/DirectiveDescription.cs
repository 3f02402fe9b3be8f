namespace CSharpKernel.Directives;

/// <summary>What people are told about a directive: its name as it is typed, other spellings, how it is used, and one line on what it does.</summary>
public sealed record DirectiveDescription(string Name, string Usage, string Summary, IReadOnlyList<string> Aliases);
