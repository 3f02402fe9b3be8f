using Microsoft.CodeAnalysis;

namespace CSharpKernel.Completion;

/// <summary>Something that may be offered: what is inserted, the part of it that is compared with what was typed, and what it names (overloads together).</summary>
internal sealed record Suggestion(string Text, string Kind, SuggestionRank Rank)
{
    /// <summary>The part of the text that people type.</summary>
    public string Name { get; init; } = Text;

    /// <summary>The symbols of that name, the first one shown.</summary>
    public IReadOnlyList<ISymbol> Symbols { get; init; } = [];

    /// <summary>How it is declared, where there is no symbol to tell.</summary>
    public string? Signature { get; init; }
}
