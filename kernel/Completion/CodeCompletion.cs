using CSharpKernel.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>Completion of C#.</summary>
internal static class CodeCompletion
{
    private const string AttributeSuffix = "Attribute";

    /// <summary>What can stand at the position of the cell.</summary>
    public static CompletionList Complete(CSharpEvaluator evaluator, string code, int position)
    {
        if (TypingPosition.Find(code, position) is not { } typing)
        {
            return new CompletionList([], position, position);
        }

        var site = CompletionSite.Of(evaluator, typing);
        return new CompletionList(
            SuggestionOrder.Apply(Suggest(site, typing.Typed), typing.Typed),
            typing.Start,
            typing.End
        );
    }

    private static IEnumerable<Suggestion> Suggest(CompletionSite site, string typed)
    {
        if (MemberLookup.Find(site) is { } members)
        {
            return SymbolSuggestions.Of(
                IsInAttribute(site) ? members.Where(IsAttributeOrNamespace) : members,
                typed,
                _ => SuggestionRank.Near
            );
        }

        if (InitializerLookup.Find(site) is { } settable)
        {
            return SymbolSuggestions.Of(settable, typed, _ => SuggestionRank.Expected);
        }

        var place = NamePlaces.Of(site);
        var symbols = place switch
        {
            NamePlace.Attribute => [],
            NamePlace.Operator or NamePlace.Query or NamePlace.Override => [],
            NamePlace.Member or NamePlace.Type => ScopeLookup.Find(site, NamePlace.Type),
            _ => ScopeLookup.Find(site, place),
        };
        return ExpectedSuggestions
            .Find(site, place)
            .Concat(SymbolSuggestions.Of(symbols, typed, ScopeLookup.RankOf))
            .Concat(place == NamePlace.Attribute ? Attributes(site) : [])
            .Concat(
                Keywords
                    .At(site, place)
                    .Select(word => new Suggestion(word, CompletionKind.Keyword, SuggestionRank.Keyword))
            );
    }

    private static bool IsInAttribute(CompletionSite site) =>
        site.Name?.AncestorsAndSelf()
            .TakeWhile(node => node is NameSyntax or AttributeSyntax)
            .Any(node => node is AttributeSyntax) == true;

    private static bool IsAttributeOrNamespace(ISymbol symbol) => symbol is INamespaceSymbol || IsAttribute(symbol);

    private static bool IsAttribute(ISymbol symbol)
    {
        for (var type = (symbol as INamedTypeSymbol)?.BaseType; type is not null; type = type.BaseType)
        {
            if (type is { Name: "Attribute", ContainingNamespace.Name: "System" })
            {
                return !symbol.IsAbstract;
            }
        }

        return false;
    }

    private static IEnumerable<Suggestion> Attributes(CompletionSite site) =>
        ScopeLookup
            .Find(site, NamePlace.Type)
            .Where(symbol => IsAttribute(symbol) && SymbolSuggestions.IsForPeople(symbol))
            .Select(symbol => new Suggestion(
                symbol.Name.EndsWith(AttributeSuffix, StringComparison.Ordinal)
                    ? symbol.Name[..^AttributeSuffix.Length]
                    : symbol.Name,
                CompletionKind.Class,
                SuggestionRank.Near
            ));
}
