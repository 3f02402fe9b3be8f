using Microsoft.CodeAnalysis;

namespace CSharpKernel.Completion;

/// <summary>Questions about the types of symbols.</summary>
internal static class SymbolTypes
{
    /// <summary>The type of the value a symbol stands for: of a variable or member, or what a method returns; null for types and namespaces.</summary>
    public static ITypeSymbol? ValueOf(ISymbol? symbol) =>
        symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            IEventSymbol happening => happening.Type,
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
            IMethodSymbol method => method.ReturnType,
            _ => null,
        };

    /// <summary>The type itself, or T of a T? that may be null.</summary>
    public static ITypeSymbol? WithoutNullable(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    /// <summary>The delegate type of a parameter that takes a lambda, be it as code or as an expression tree.</summary>
    public static IMethodSymbol? DelegateOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Expression", TypeArguments: [INamedTypeSymbol inner] }
            ? inner.DelegateInvokeMethod
            : (type as INamedTypeSymbol)?.DelegateInvokeMethod;

    /// <summary>Whether the type is the other one or inherits from it.</summary>
    public static bool InheritsFrom(ITypeSymbol? type, ITypeSymbol other)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, other.OriginalDefinition))
            {
                return true;
            }
        }

        return type?.AllInterfaces.Any(one =>
                SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition)
            ) == true;
    }
}
