using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>What an argument list may be calling, also while the call is incomplete.</summary>
internal static class CalledMethods
{
    /// <summary>The methods, constructors or indexers that a list of arguments belongs to, the one the compiler chose first.</summary>
    public static IReadOnlyList<ISymbol> Of(SemanticModel model, SyntaxNode? argumentList)
    {
        IEnumerable<ISymbol> candidates = argumentList?.Parent switch
        {
            InvocationExpressionSyntax call => Invoked(model, call),
            ObjectCreationExpressionSyntax creation => Constructors(
                model,
                creation,
                model.GetSymbolInfo(creation.Type).Symbol
            ),
            ImplicitObjectCreationExpressionSyntax creation => Constructors(
                model,
                creation,
                model.GetTypeInfo(creation).ConvertedType
            ),
            ElementAccessExpressionSyntax access => (model.GetTypeInfo(access.Expression).Type?.GetMembers() ?? [])
                .OfType<IPropertySymbol>()
                .Where(property => property.IsIndexer),
            AttributeSyntax attribute => (model.GetTypeInfo(attribute).Type as INamedTypeSymbol)?.InstanceConstructors
                ?? [],
            ConstructorInitializerSyntax initializer => Chosen(model, initializer),
            _ => [],
        };
        return [.. candidates.Distinct(SymbolEqualityComparer.Default)];
    }

    /// <summary>The parameters of a method, constructor, indexer or delegate.</summary>
    public static IReadOnlyList<IParameterSymbol> ParametersOf(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol method => method.Parameters,
            IPropertySymbol property => property.Parameters,
            _ => [],
        };

    /// <summary>The parameters that an argument may be for, one for each method it may be given to.</summary>
    public static IEnumerable<IParameterSymbol> ParametersFor(SemanticModel model, ArgumentSyntax argument)
    {
        if (argument.Parent is not BaseArgumentListSyntax list)
        {
            return [];
        }

        var index = list.Arguments.IndexOf(argument);
        var name = argument.NameColon?.Name.Identifier.ValueText;
        return Of(model, list)
            .Select(ParametersOf)
            .Select(parameters =>
                name is not null ? parameters.FirstOrDefault(parameter => parameter.Name == name)
                : index < parameters.Count ? parameters[index]
                : parameters.LastOrDefault(parameter => parameter.IsParams)
            )
            .OfType<IParameterSymbol>();
    }

    private static IEnumerable<ISymbol> Invoked(SemanticModel model, InvocationExpressionSyntax call)
    {
        var methods = Chosen(model, call).Concat(model.GetMemberGroup(call.Expression));
        return model.GetTypeInfo(call.Expression).Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke }
            ? methods.Append(invoke)
            : methods;
    }

    private static IEnumerable<ISymbol> Constructors(SemanticModel model, SyntaxNode creation, ISymbol? type) =>
        Chosen(model, creation)
            .Concat(
                (type as INamedTypeSymbol)?.InstanceConstructors.Where(constructor =>
                    model.IsAccessible(creation.SpanStart, constructor)
                )
                    ?? []
            );

    private static ImmutableArray<ISymbol> Chosen(SemanticModel model, SyntaxNode node)
    {
        var found = model.GetSymbolInfo(node);
        return found.Symbol is { } symbol ? [symbol] : found.CandidateSymbols;
    }
}
