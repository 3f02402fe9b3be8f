using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>The names in scope where a word stands alone.</summary>
internal static class ScopeLookup
{
    /// <summary>Every name that can stand at the place, of the kinds the place allows.</summary>
    public static IEnumerable<ISymbol> Find(CompletionSite site, NamePlace place)
    {
        switch (place)
        {
            case NamePlace.Nothing:
                return [];
            case NamePlace.Namespace:
                return site
                    .Model.LookupNamespacesAndTypes(site.Position)
                    .OfType<INamespaceSymbol>()
                    .Where(HasPublicTypes);
            case NamePlace.Label:
                return site.Model.LookupLabels(site.Position);
            case NamePlace.Type:
                return Types(site);
            default:
                var enclosing = site.Model.GetEnclosingSymbol(site.Position);
                return site
                    .Model.LookupSymbols(site.Position)
                    .Where(symbol => IsUsable(symbol, enclosing) && IsDeclaredBefore(symbol, site, enclosing));
        }
    }

    /// <summary>What is offered first among names in scope: what was written in this notebook, and what its static usings bring.</summary>
    public static SuggestionRank RankOf(ISymbol symbol) =>
        symbol is INamespaceOrTypeSymbol or IAliasSymbol ? SuggestionRank.Far : SuggestionRank.Near;

    private static IEnumerable<ISymbol> Types(CompletionSite site) =>
        site
            .Model.LookupNamespacesAndTypes(site.Position)
            .Where(symbol => symbol is not INamespaceSymbol space || HasPublicTypes(space));

    // A member of an enclosing type needs an instance of it: static code has none, nor has a type inside a cell one of the cell.
    private static bool IsUsable(ISymbol symbol, ISymbol? enclosing)
    {
        if (symbol is INamespaceSymbol space)
        {
            return HasPublicTypes(space);
        }

        if (
            symbol is not (IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol)
            || symbol.ContainingType is not { } owner
        )
        {
            return true;
        }

        if (owner.SpecialType == SpecialType.System_Object)
        {
            return enclosing?.ContainingType is { IsScriptClass: false }
                && (symbol.IsStatic || !IsStaticCode(enclosing));
        }

        if (symbol.IsStatic || symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction })
        {
            return true;
        }

        var inside = enclosing as INamedTypeSymbol ?? enclosing?.ContainingType;
        return owner.IsScriptClass
            ? inside is null or { IsScriptClass: true }
            : SymbolTypes.InheritsFrom(inside, owner) && !IsStaticCode(enclosing);
    }

    private static bool IsStaticCode(ISymbol? enclosing)
    {
        for (var at = enclosing; at is not (null or ITypeSymbol); at = at.ContainingSymbol)
        {
            if (at.IsStatic && at is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsDeclaredBefore(ISymbol symbol, CompletionSite site, ISymbol? enclosing)
    {
        var isCellVariable = symbol is IFieldSymbol { ContainingType.IsScriptClass: true };
        if (symbol is not ILocalSymbol && !isCellVariable)
        {
            return true;
        }

        if (
            symbol.DeclaringSyntaxReferences.FirstOrDefault() is not { } declaration
            || declaration.SyntaxTree != site.Model.SyntaxTree
        )
        {
            return true;
        }

        // Functions of a cell may use variables that the cell declares further down.
        if (isCellVariable && enclosing is IMethodSymbol { CanBeReferencedByName: true })
        {
            return true;
        }

        var node = declaration.GetSyntax();
        return node.SpanStart < site.Position && !(IsInOwnValue(node, site));
    }

    private static bool IsInOwnValue(SyntaxNode declaration, CompletionSite site) =>
        declaration is VariableDeclaratorSyntax { Initializer: { } value } && value.FullSpan.Contains(site.Position);

    // The framework's own assemblies hold namespaces in which nothing is public.
    private static bool HasPublicTypes(INamespaceSymbol space) =>
        space.GetTypeMembers().Any(type => type.DeclaredAccessibility == Accessibility.Public)
        || space.GetNamespaceMembers().Any(HasPublicTypes);
}
