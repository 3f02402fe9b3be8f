using System.Globalization;
using Microsoft.CodeAnalysis;

namespace CSharpKernel.Completion;

/// <summary>Symbols as C# declares them, in one line.</summary>
internal static class Signatures
{
    private const SymbolDisplayMiscellaneousOptions Words =
        SymbolDisplayMiscellaneousOptions.UseSpecialTypes
        | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers
        | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral
        | SymbolDisplayMiscellaneousOptions.CollapseTupleTypes;

    private const SymbolDisplayParameterOptions Parameters =
        SymbolDisplayParameterOptions.IncludeType
        | SymbolDisplayParameterOptions.IncludeName
        | SymbolDisplayParameterOptions.IncludeDefaultValue
        | SymbolDisplayParameterOptions.IncludeModifiers
        | SymbolDisplayParameterOptions.IncludeExtensionThis;

    /// <summary>Names without namespaces: what a list has room for.</summary>
    public static SymbolDisplayFormat Short { get; } =
        new(
            typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
            genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
            memberOptions: SymbolDisplayMemberOptions.IncludeType
                | SymbolDisplayMemberOptions.IncludeParameters
                | SymbolDisplayMemberOptions.IncludeRef,
            delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
            parameterOptions: Parameters,
            propertyStyle: SymbolDisplayPropertyStyle.NameOnly,
            localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeRef,
            miscellaneousOptions: Words
        );

    /// <summary>A declaration with its containing type, constraints, values of constants and accessors.</summary>
    public static SymbolDisplayFormat Full { get; } =
        new(
            typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
            genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters
                | SymbolDisplayGenericsOptions.IncludeVariance
                | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
            memberOptions: SymbolDisplayMemberOptions.IncludeType
                | SymbolDisplayMemberOptions.IncludeParameters
                | SymbolDisplayMemberOptions.IncludeContainingType
                | SymbolDisplayMemberOptions.IncludeConstantValue
                | SymbolDisplayMemberOptions.IncludeRef,
            delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
            extensionMethodStyle: SymbolDisplayExtensionMethodStyle.StaticMethod,
            parameterOptions: Parameters,
            propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
            localOptions: SymbolDisplayLocalOptions.IncludeType
                | SymbolDisplayLocalOptions.IncludeConstantValue
                | SymbolDisplayLocalOptions.IncludeRef,
            miscellaneousOptions: Words
        );

    /// <summary>The first of the overloads and how many more there are; null when there are none.</summary>
    public static string? OfOverloads(IReadOnlyList<ISymbol> overloads) =>
        overloads.Count == 0 ? null : overloads[0].ToDisplayString(Short) + More(overloads.Count - 1);

    /// <summary>" (+ 2 overloads)", or nothing.</summary>
    public static string More(int others) =>
        others switch
        {
            <= 0 => "",
            1 => " (+ 1 overload)",
            _ => string.Create(CultureInfo.InvariantCulture, $" (+ {others} overloads)"),
        };
}
