using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>Types of lambda parameters where the call around the lambda is still too incomplete for the compiler to choose a method.</summary>
internal static class LambdaParameters
{
    /// <summary>The type that one of the methods that may be called gives the parameter; null when the symbol is no such parameter.</summary>
    public static ITypeSymbol? TypeOf(SemanticModel model, ISymbol? symbol)
    {
        if (
            symbol
                is not IParameterSymbol
                {
                    ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }
                } parameter
            || parameter.ContainingSymbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().Parent
                is not ArgumentSyntax argument
        )
        {
            return null;
        }

        return CalledMethods
            .ParametersFor(model, argument)
            .Select(candidate => SymbolTypes.DelegateOf(candidate.Type))
            .Where(invoke => invoke is not null && parameter.Ordinal < invoke.Parameters.Length)
            .Select(invoke => invoke!.Parameters[parameter.Ordinal].Type)
            .FirstOrDefault(type => type is not (IErrorTypeSymbol or ITypeParameterSymbol));
    }
}
