using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel.Completion;

/// <summary>Makes suggestions of symbols: those people should see, overloads as one.</summary>
internal static class SymbolSuggestions
{
    private const int EditorBrowsableNever = 1;

    /// <summary>One suggestion for each name that fits the letters typed.</summary>
    public static IEnumerable<Suggestion> Of(
        IEnumerable<ISymbol> symbols,
        string typed,
        Func<ISymbol, SuggestionRank> rank
    ) =>
        symbols
            .Where(symbol => NameMatch.Rank(symbol.Name, typed) is not null && IsForPeople(symbol))
            .GroupBy(symbol => symbol.Name, StringComparer.Ordinal)
            .Select(group => Of([.. group], rank));

    /// <summary>The word for what a symbol is.</summary>
    public static string KindOf(ISymbol symbol) =>
        symbol switch
        {
            IAliasSymbol alias => KindOf(alias.Target),
            INamespaceSymbol => CompletionKind.Namespace,
            ITypeParameterSymbol => CompletionKind.TypeParameter,
            ITypeSymbol type => type.TypeKind switch
            {
                TypeKind.Struct => CompletionKind.Struct,
                TypeKind.Interface => CompletionKind.Interface,
                TypeKind.Enum => CompletionKind.Enum,
                TypeKind.Delegate => CompletionKind.Delegate,
                _ => CompletionKind.Class,
            },
            IMethodSymbol method => method.MethodKind == MethodKind.LocalFunction
            || method.ContainingType is { IsScriptClass: true }
                ? CompletionKind.Function
                : CompletionKind.Method,
            IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } => CompletionKind.EnumMember,
            IFieldSymbol { ContainingType.IsScriptClass: true } => CompletionKind.Variable,
            IFieldSymbol { IsConst: true } or ILocalSymbol { IsConst: true } => CompletionKind.Constant,
            IFieldSymbol => CompletionKind.Field,
            IPropertySymbol => CompletionKind.Property,
            IEventSymbol => CompletionKind.Event,
            ILabelSymbol => CompletionKind.Label,
            _ => CompletionKind.Variable,
        };

    /// <summary>Whether the symbol has a name that can be written and was not hidden by its author.</summary>
    public static bool IsForPeople(ISymbol symbol) =>
        symbol.CanBeReferencedByName
        && symbol.Name.Length > 0
        && symbol.Name != TypingPosition.Placeholder
        && symbol is not ITypeSymbol { IsImplicitlyDeclared: true }
        && symbol is not INamespaceSymbol { Name: "Internal", ContainingNamespace.IsGlobalNamespace: true }
        && !IsHidden(symbol);

    /// <summary>The same for symbols that are found by a type's name: constructors have no name of their own.</summary>
    public static bool IsForPeopleOrConstructor(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } or IPropertySymbol { IsIndexer: true }
            ? !IsHidden(symbol)
            : IsForPeople(symbol);

    private static Suggestion Of(IReadOnlyList<ISymbol> overloads, Func<ISymbol, SuggestionRank> rank)
    {
        var first = overloads[0];
        var name = first.Name;
        var isKeyword = SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None;
        return new Suggestion(isKeyword ? "@" + name : name, KindOf(first), rank(first))
        {
            Name = name,
            Symbols = first is INamespaceOrTypeSymbol ? [] : overloads,
        };
    }

    private static bool IsHidden(ISymbol symbol)
    {
        if (symbol is not (ITypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol))
        {
            return false;
        }

        foreach (var attribute in symbol.GetAttributes())
        {
            var arguments = attribute.ConstructorArguments;
            if (
                attribute.AttributeClass?.Name switch
                {
                    "EditorBrowsableAttribute" => arguments is [{ Value: EditorBrowsableNever }],
                    "ObsoleteAttribute" => arguments is [_, { Value: true }],
                    _ => false,
                }
            )
            {
                return true;
            }
        }

        return false;
    }
}
