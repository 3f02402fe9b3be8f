using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>What can stand after a dot.</summary>
internal static class MemberLookup
{
    /// <summary>The members of what stands before the word's dot; null when the word follows no dot.</summary>
    public static IEnumerable<ISymbol>? Find(CompletionSite site) =>
        site.Name?.Parent switch
        {
            MemberAccessExpressionSyntax access when access.Name == site.Name => Of(
                site,
                access.Expression,
                isType: false
            ),
            QualifiedNameSyntax name when name.Right == site.Name => Of(site, name.Left, IsTypeOnly(name)),
            MemberBindingExpressionSyntax binding => Instance(site, ReceiverOf(site.Model, binding)),
            AliasQualifiedNameSyntax name when name.Name == site.Name => Of(site, name.Alias, isType: true),
            _ => null,
        };

    private static IEnumerable<ISymbol> Of(CompletionSite site, ExpressionSyntax left, bool isType)
    {
        var symbol = SymbolOf(site.Model, left);
        return symbol switch
        {
            INamespaceSymbol space when IsNamespaceOfUsing(left) => site
                .Model.LookupNamespacesAndTypes(site.Position, space)
                .OfType<INamespaceSymbol>(),
            INamespaceSymbol space => site.Model.LookupNamespacesAndTypes(site.Position, space),
            ITypeSymbol type when isType => site.Model.LookupNamespacesAndTypes(site.Position, type),
            ITypeSymbol type when left is not InstanceExpressionSyntax => Static(site, type),
            _ when left is BaseExpressionSyntax => site.Model.LookupBaseMembers(site.Position),
            _ when SameNamedType(site, left, symbol) is { } type => Instance(site, type).Concat(Static(site, type)),
            _ => Instance(site, TypeOf(site.Model, left, symbol)),
        };
    }

    /// <summary>The symbol that an expression names, taken as a value where the grammar first took it for a type.</summary>
    public static ISymbol? SymbolOf(SemanticModel model, ExpressionSyntax expression)
    {
        var found = model.GetSymbolInfo(expression);
        var symbol = found.Symbol ?? found.CandidateSymbols.FirstOrDefault();
        if (symbol is null or IErrorTypeSymbol && expression is NameSyntax)
        {
            found = model.GetSpeculativeSymbolInfo(
                expression.SpanStart,
                SyntaxFactory.ParseExpression(expression.ToString()),
                SpeculativeBindingOption.BindAsExpression
            );
            symbol = found.Symbol ?? found.CandidateSymbols.FirstOrDefault() ?? symbol;
        }

        return symbol is IAliasSymbol alias ? alias.Target : symbol;
    }

    private static ITypeSymbol? TypeOf(SemanticModel model, ExpressionSyntax expression, ISymbol? symbol)
    {
        var type = model.GetTypeInfo(expression).Type;
        return type is null or IErrorTypeSymbol
            ? LambdaParameters.TypeOf(model, symbol) ?? SymbolTypes.ValueOf(symbol) ?? type
            : type;
    }

    private static ITypeSymbol? ReceiverOf(SemanticModel model, MemberBindingExpressionSyntax binding)
    {
        var access = binding
            .Ancestors()
            .OfType<ConditionalAccessExpressionSyntax>()
            .FirstOrDefault(access => access.WhenNotNull.Span.Contains(binding.Span));
        if (access is null)
        {
            return null;
        }

        var type = TypeOf(model, access.Expression, SymbolOf(model, access.Expression));
        return SymbolTypes.WithoutNullable(type);
    }

    private static IEnumerable<ISymbol> Instance(CompletionSite site, ITypeSymbol? type) =>
        type is null or IErrorTypeSymbol or { SpecialType: SpecialType.System_Void }
        || type.TypeKind == TypeKind.Dynamic
            ? []
            : site
                .Model.LookupSymbols(site.Position, type, includeReducedExtensionMethods: true)
                .Where(symbol => !symbol.IsStatic && symbol is not INamespaceOrTypeSymbol);

    // What every class inherits from object says nothing about the one before the dot.
    private static IEnumerable<ISymbol> Static(CompletionSite site, ITypeSymbol type) =>
        site
            .Model.LookupStaticMembers(site.Position, type)
            .Where(symbol =>
                type.TypeKind == TypeKind.Enum
                    ? symbol is IFieldSymbol
                    : symbol.ContainingType?.SpecialType != SpecialType.System_Object
                        || type.SpecialType == SpecialType.System_Object
            );

    // A property called like its type (Color Color) has the members of both.
    private static ITypeSymbol? SameNamedType(CompletionSite site, ExpressionSyntax left, ISymbol? symbol) =>
        left is IdentifierNameSyntax name
        && SymbolTypes.ValueOf(symbol) is { } type
        && type.Name == name.Identifier.ValueText
            ? site
                .Model.LookupNamespacesAndTypes(left.SpanStart, name: name.Identifier.ValueText)
                .OfType<ITypeSymbol>()
                .FirstOrDefault(found => SymbolEqualityComparer.Default.Equals(found, type))
            : null;

    private static bool IsNamespaceOfUsing(SyntaxNode left)
    {
        var outermost = left.AncestorsAndSelf()
            .TakeWhile(node => node is NameSyntax or UsingDirectiveSyntax)
            .LastOrDefault();
        return outermost is UsingDirectiveSyntax { Alias: null, StaticKeyword.RawKind: 0 };
    }

    // The type of a declaration may yet turn out to be the beginning of an expression.
    private static bool IsTypeOnly(QualifiedNameSyntax name)
    {
        SyntaxNode outermost = name;
        while (outermost.Parent is QualifiedNameSyntax or NullableTypeSyntax or ArrayTypeSyntax)
        {
            outermost = outermost.Parent;
        }

        return outermost.Parent is not (VariableDeclarationSyntax or IncompleteMemberSyntax or BinaryExpressionSyntax);
    }
}
