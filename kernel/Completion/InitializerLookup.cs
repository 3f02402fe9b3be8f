using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>The members that can be set, or matched, between the braces after an object.</summary>
internal static class InitializerLookup
{
    /// <summary>The members not named yet; null when the word does not begin an entry of such braces.</summary>
    public static IEnumerable<ISymbol>? Find(CompletionSite site)
    {
        if (site.Name is not { } name)
        {
            return null;
        }

        // What is typed before "=" is the member itself.
        SyntaxNode entry =
            name.Parent is AssignmentExpressionSyntax assignment && assignment.Left == name ? assignment : name;
        if (
            entry.Parent is InitializerExpressionSyntax initializer
            && entry is AssignmentExpressionSyntax or SimpleNameSyntax
        )
        {
            return TypeOf(site.Model, initializer) is { } type && !TakesElements(type)
                ? Settable(
                    site,
                    type,
                    Named(initializer.Expressions.OfType<AssignmentExpressionSyntax>().Select(other => other.Left))
                )
                : null;
        }

        return
            Subpattern(name)
                is { Parent: PropertyPatternClauseSyntax { Parent: RecursivePatternSyntax pattern } clause }
            && PatternType(site.Model, pattern) is { } matched
            ? Readable(site, matched, Named(clause.Subpatterns.Select(other => other.ExpressionColon?.Expression)))
            : null;
    }

    private static SubpatternSyntax? Subpattern(SyntaxNode name) =>
        name.Parent switch
        {
            ConstantPatternSyntax { Parent: SubpatternSyntax { ExpressionColon: null } subpattern } => subpattern,
            TypePatternSyntax { Parent: SubpatternSyntax { ExpressionColon: null } subpattern } => subpattern,
            NameColonSyntax { Parent: SubpatternSyntax subpattern } => subpattern,
            _ => null,
        };

    private static HashSet<string> Named(IEnumerable<ExpressionSyntax?> names) =>
        names
            .OfType<IdentifierNameSyntax>()
            .Select(name => name.Identifier.ValueText)
            .ToHashSet(StringComparer.Ordinal);

    private static ITypeSymbol? TypeOf(SemanticModel model, InitializerExpressionSyntax initializer) =>
        initializer.Parent switch
        {
            ObjectCreationExpressionSyntax creation => model.GetTypeInfo(creation.Type).Type
                ?? model.GetTypeInfo(creation).Type,
            ImplicitObjectCreationExpressionSyntax creation => model.GetTypeInfo(creation).ConvertedType,
            WithExpressionSyntax copy => model.GetTypeInfo(copy.Expression).Type,
            AssignmentExpressionSyntax nested => model.GetTypeInfo(nested.Left).Type,
            _ => null,
        };

    private static ITypeSymbol? PatternType(SemanticModel model, RecursivePatternSyntax pattern)
    {
        var type =
            pattern.Type is { } named ? model.GetTypeInfo(named).Type
            : ExpectedTypes.Of(model, pattern) is [var expected, ..] ? expected
            : model.GetTypeInfo(pattern).Type;
        return SymbolTypes.WithoutNullable(type);
    }

    // Between the braces of a collection stand values, not members.
    private static bool TakesElements(ITypeSymbol type) =>
        type is IErrorTypeSymbol or IArrayTypeSymbol
        || (
            type.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable)
            && type.GetMembers("Add").Any(member => member is IMethodSymbol)
        );

    private static IEnumerable<ISymbol> Settable(CompletionSite site, ITypeSymbol type, HashSet<string> named) =>
        Members(site, type, named)
            .Where(member =>
                member switch
                {
                    IPropertySymbol { IsIndexer: false, SetMethod: { } setter } => site.Model.IsAccessible(
                        site.Position,
                        setter
                    ),
                    IPropertySymbol { IsIndexer: false, Type: { IsValueType: false } inner } => TakesElements(inner),
                    IFieldSymbol field => !field.IsReadOnly && !field.IsConst,
                    IEventSymbol => false,
                    _ => false,
                }
            );

    private static IEnumerable<ISymbol> Readable(CompletionSite site, ITypeSymbol type, HashSet<string> named) =>
        Members(site, type, named)
            .Where(member => member is IFieldSymbol or IPropertySymbol { IsIndexer: false, GetMethod: not null });

    private static IEnumerable<ISymbol> Members(CompletionSite site, ITypeSymbol type, HashSet<string> named) =>
        site.Model.LookupSymbols(site.Position, type).Where(member => !member.IsStatic && !named.Contains(member.Name));
}
