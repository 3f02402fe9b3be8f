namespace CSharpKernel.Completion;

/// <summary>Chooses and orders what is offered.</summary>
internal static class SuggestionOrder
{
    /// <summary>The suggestions that fit the letters typed, each text once: by rank, then by how well they fit, then by name.</summary>
    public static IReadOnlyList<CompletionItem> Apply(IEnumerable<Suggestion> suggestions, string typed) =>
        [
            .. suggestions
                .Select(suggestion => (suggestion, fit: Fit(suggestion, typed)))
                .Where(found => found.fit is not null)
                .OrderBy(found => found.suggestion.Rank)
                .ThenBy(found => found.fit)
                .ThenBy(found => found.suggestion.Text, StringComparer.OrdinalIgnoreCase)
                .ThenBy(found => found.suggestion.Text, StringComparer.Ordinal)
                .Select(found => found.suggestion)
                .DistinctBy(suggestion => suggestion.Text, StringComparer.Ordinal)
                .Select(suggestion => new CompletionItem(
                    suggestion.Text,
                    suggestion.Kind,
                    suggestion.Signature ?? Signatures.OfOverloads(suggestion.Symbols)
                )),
        ];

    private static int? Fit(Suggestion suggestion, string typed) =>
        NameMatch.Rank(suggestion.Name, typed)
        ?? (ReferenceEquals(suggestion.Name, suggestion.Text) ? null : NameMatch.Rank(suggestion.Text, typed));
}
