using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>What a place asks for before all else: members of the enum expected, the type to create, names of arguments, labels, what can be overridden.</summary>
internal static class ExpectedSuggestions
{
    /// <summary>The suggestions of the first rank at the word.</summary>
    public static IEnumerable<Suggestion> Find(CompletionSite site, NamePlace place)
    {
        if (place == NamePlace.Override)
        {
            return Overridable(site);
        }

        if (site.Name is not { } name)
        {
            return [];
        }

        return name.Parent is ObjectCreationExpressionSyntax creation && creation.Type == name
            ? ExpectedTypes.Of(site.Model, creation).Where(CanBeCreated).Select(type => Created(site, type))
            : Enums(site, name).Concat(Arguments(site, name));
    }

    private static IEnumerable<Suggestion> Enums(CompletionSite site, SyntaxNode name) =>
        ExpectedTypes
            .Of(site.Model, name)
            .Where(type => type.TypeKind == TypeKind.Enum)
            .SelectMany(type =>
                type.GetMembers()
                    .OfType<IFieldSymbol>()
                    .Where(SymbolSuggestions.IsForPeople)
                    .Select(member => new Suggestion(
                        $"{type.ToMinimalDisplayString(site.Model, site.Position)}.{member.Name}",
                        CompletionKind.EnumMember,
                        SuggestionRank.Expected
                    )
                    {
                        Name = member.Name,
                        Symbols = [member],
                    })
            );

    private static Suggestion Created(CompletionSite site, ITypeSymbol type) =>
        new(
            type.ToMinimalDisplayString(site.Model, NullableFlowState.NotNull, site.Position),
            SymbolSuggestions.KindOf(type),
            SuggestionRank.Expected
        );

    private static bool CanBeCreated(ITypeSymbol type) =>
        type is INamedTypeSymbol { IsAbstract: false, IsStatic: false, TypeKind: TypeKind.Class or TypeKind.Struct }
        && type.SpecialType is SpecialType.None;

    private static IEnumerable<Suggestion> Arguments(CompletionSite site, SyntaxNode name)
    {
        var (list, given) = name.Parent switch
        {
            ArgumentSyntax { NameColon: null, Parent: BaseArgumentListSyntax arguments } => (
                (SyntaxNode)arguments,
                arguments
                    .Arguments.Select((argument, index) => (argument.NameColon?.Name.Identifier.ValueText, index))
                    .ToArray()
            ),
            AttributeArgumentSyntax
            {
                NameColon: null,
                NameEquals: null,
                Parent: AttributeArgumentListSyntax arguments
            } => (
                arguments,
                [
                    .. arguments.Arguments.Select(
                        (argument, index) => (argument.NameColon?.Name.Identifier.ValueText, index)
                    ),
                ]
            ),
            _ => (null, []),
        };
        if (list is null)
        {
            return [];
        }

        var names = given.Select(argument => argument.Item1).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var before = given.Length - 1 - names.Count;
        return CalledMethods
            .Of(site.Model, list)
            .Select(CalledMethods.ParametersOf)
            .SelectMany(parameters => parameters.Skip(before))
            .Where(parameter => parameter.Name.Length > 0 && !names.Contains(parameter.Name))
            .DistinctBy(parameter => parameter.Name, StringComparer.Ordinal)
            .Select(parameter => new Suggestion(parameter.Name + ":", CompletionKind.Variable, SuggestionRank.Expected)
            {
                Name = parameter.Name,
                Signature = parameter.ToDisplayString(Signatures.Short),
            });
    }

    // The word "override" stands already; the rest of the declaration up to its body is what is offered.
    private static IEnumerable<Suggestion> Overridable(CompletionSite site)
    {
        var declared = site.Word.Parent?.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().FirstOrDefault();
        if (declared is null || site.Model.GetDeclaredSymbol(declared) is not INamedTypeSymbol type)
        {
            return [];
        }

        var overridden = type.GetMembers()
            .Select(member => OverriddenBy(member))
            .OfType<ISymbol>()
            .ToHashSet(SymbolEqualityComparer.Default);
        return BaseTypesOf(type)
            .SelectMany(ancestor => ancestor.GetMembers())
            .Where(member =>
                (member.IsVirtual || member.IsAbstract || member.IsOverride)
                && !member.IsSealed
                && member is IMethodSymbol { MethodKind: MethodKind.Ordinary } or IPropertySymbol
                && member.Name != "Finalize"
                && member.DeclaredAccessibility
                    is Accessibility.Public
                        or Accessibility.Protected
                        or Accessibility.ProtectedOrInternal
                && !overridden.Contains(member)
            )
            .Select(member => new Suggestion(
                member.ToDisplayString(Signatures.Short),
                SymbolSuggestions.KindOf(member),
                SuggestionRank.Expected
            )
            {
                Name = member.Name,
            });
    }

    private static ISymbol? OverriddenBy(ISymbol member) =>
        member switch
        {
            IMethodSymbol method => method.OverriddenMethod,
            IPropertySymbol property => property.OverriddenProperty,
            _ => null,
        };

    private static IEnumerable<INamedTypeSymbol> BaseTypesOf(INamedTypeSymbol type)
    {
        for (var at = type.BaseType; at is not null; at = at.BaseType)
        {
            yield return at;
        }
    }
}
