using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel.Completion;

/// <summary>A symbol's declaration with a word for what it is, as editors show it.</summary>
internal static class Declarations
{
    /// <summary>One line of C#, such as "(parameter) int count" or "class System.Text.StringBuilder".</summary>
    public static string Of(ISymbol symbol) =>
        symbol switch
        {
            INamespaceSymbol space => space.IsGlobalNamespace
                ? "global namespace"
                : $"namespace {space.ToDisplayString()}",
            ITypeParameterSymbol parameter => $"(type parameter) {parameter.Name}{In(parameter.ContainingSymbol)}",
            INamedTypeSymbol { TypeKind: TypeKind.Delegate } type =>
                $"delegate {type.ToDisplayString(Signatures.Full)}",
            INamedTypeSymbol type => $"{KindOf(type)} {SpaceOf(type)}{type.ToDisplayString(Signatures.Full)}",
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } method =>
                $"(local function) {method.ToDisplayString(Signatures.Short)}",
            IMethodSymbol { ContainingType.IsScriptClass: true, IsExtensionMethod: false } method =>
                $"(function) {method.ToDisplayString(Signatures.Short)}",
            IMethodSymbol { IsExtensionMethod: true } method =>
                $"(extension) {method.ToDisplayString(Signatures.Full)}",
            IPropertySymbol property => $"(property) {property.ToDisplayString(Signatures.Full)}",
            IEventSymbol happening => $"(event) {happening.ToDisplayString(Signatures.Full)}",
            IFieldSymbol { ContainingType.TypeKind: TypeKind.Enum } member =>
                $"(enum member) {member.ToDisplayString(Signatures.Full)}",
            IFieldSymbol { ContainingType.IsScriptClass: true } variable =>
                $"(variable) {variable.ToDisplayString(Signatures.Short)}",
            IFieldSymbol { IsConst: true } constant => $"(constant) {constant.ToDisplayString(Signatures.Full)}",
            IFieldSymbol field => $"(field) {field.ToDisplayString(Signatures.Full)}",
            ILocalSymbol { IsConst: true } constant => $"(local constant) {constant.ToDisplayString(Signatures.Full)}",
            ILocalSymbol local => $"(local variable) {local.ToDisplayString(Signatures.Full)}",
            IParameterSymbol parameter => $"(parameter) {parameter.ToDisplayString(Signatures.Full)}",
            IRangeVariableSymbol range => $"(range variable) {range.Name}",
            ILabelSymbol label => $"(label) {label.Name}",
            _ => symbol.ToDisplayString(Signatures.Full),
        };

    // Words of the language, such as int, stand for a namespace and a name.
    private static string SpaceOf(INamedTypeSymbol type)
    {
        var isWord = SyntaxFacts.GetKeywordKind(type.ToDisplayString(Signatures.Full)) != SyntaxKind.None;
        return isWord || type.ContainingNamespace is not { IsGlobalNamespace: false } space
            ? ""
            : space.ToDisplayString() + ".";
    }

    private static string In(ISymbol? owner) => owner is null ? "" : $" in {owner.ToDisplayString(Signatures.Short)}";

    private static string KindOf(INamedTypeSymbol type) =>
        (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, _) => type.IsReadOnly ? "readonly struct" : "struct",
            (TypeKind.Interface, _) => "interface",
            (TypeKind.Enum, _) => "enum",
            (_, true) => "record",
            _ => type.IsStatic ? "static class"
            : type.IsAbstract ? "abstract class"
            : "class",
        };
}
