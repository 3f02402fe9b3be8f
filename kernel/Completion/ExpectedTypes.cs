using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>The types of value that fit where an expression is being typed.</summary>
internal static class ExpectedTypes
{
    /// <summary>The types, without their question mark, each once; several where an argument may go to several methods.</summary>
    public static IReadOnlyList<ITypeSymbol> Of(SemanticModel model, SyntaxNode? expression) =>
        expression is null
            ? []
            :
            [
                .. Find(model, expression)
                    .Select(SymbolTypes.WithoutNullable)
                    .OfType<ITypeSymbol>()
                    .Where(type => type is not IErrorTypeSymbol)
                    .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default),
            ];

    private static IEnumerable<ITypeSymbol?> Find(SemanticModel model, SyntaxNode expression) =>
        expression.Parent switch
        {
            ParenthesizedExpressionSyntax
            or ConstantPatternSyntax
            {
                Parent: ParenthesizedPatternSyntax or BinaryPatternSyntax or UnaryPatternSyntax
            } => Find(model, expression.Parent),
            ParenthesizedPatternSyntax or BinaryPatternSyntax or UnaryPatternSyntax => Find(model, expression.Parent),
            ArgumentSyntax argument => CalledMethods.ParametersFor(model, argument).Select(ElementOfParams),
            EqualsValueClauseSyntax
            {
                Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type.IsVar: false } declaration }
            } => [model.GetTypeInfo(declaration.Type).Type],
            EqualsValueClauseSyntax { Parent: ParameterSyntax { Type: { } type } } => [model.GetTypeInfo(type).Type],
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } =>
            [
                model.GetTypeInfo(property.Type).Type,
            ],
            AssignmentExpressionSyntax assignment when assignment.Right == expression =>
            [
                TypeOf(model, assignment.Left),
            ],
            BinaryExpressionSyntax binary when binary.Right == expression && IsOfOneType(binary.Kind()) =>
            [
                TypeOf(model, binary.Left),
            ],
            BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.IsExpression) => [TypeOf(model, binary.Left)],
            ConditionalExpressionSyntax choice when choice.Condition != expression => Find(model, choice),
            ReturnStatementSyntax or ArrowExpressionClauseSyntax =>
            [
                ReturnType(model.GetEnclosingSymbol(expression.SpanStart)),
            ],
            CaseSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax statement } =>
            [
                TypeOf(model, statement.Expression),
            ],
            CasePatternSwitchLabelSyntax { Parent.Parent: SwitchStatementSyntax statement } =>
            [
                TypeOf(model, statement.Expression),
            ],
            ConstantPatternSyntax
            {
                Parent: CasePatternSwitchLabelSyntax
                    or SwitchExpressionArmSyntax
                    or IsPatternExpressionSyntax
                    or SubpatternSyntax
            } pattern => Find(model, pattern),
            TypePatternSyntax pattern => Find(model, pattern),
            SwitchExpressionArmSyntax { Parent: SwitchExpressionSyntax choice } arm => arm.Expression == expression
                ? Find(model, choice)
                : [TypeOf(model, choice.GoverningExpression)],
            IsPatternExpressionSyntax test => [TypeOf(model, test.Expression)],
            SubpatternSyntax { ExpressionColon.Expression: { } property } => [TypeOf(model, property)],
            _ => [],
        };

    private static ITypeSymbol? TypeOf(SemanticModel model, ExpressionSyntax expression) =>
        model.GetTypeInfo(expression).Type is { } type and not IErrorTypeSymbol
            ? type
            : SymbolTypes.ValueOf(MemberLookup.SymbolOf(model, expression));

    private static ITypeSymbol ElementOfParams(IParameterSymbol parameter) =>
        parameter is { IsParams: true, Type: IArrayTypeSymbol array } ? array.ElementType : parameter.Type;

    private static ITypeSymbol? ReturnType(ISymbol? enclosing) =>
        enclosing is not IMethodSymbol { ReturnsVoid: false } method ? null
        : method is { IsAsync: true, ReturnType: INamedTypeSymbol { TypeArguments: [var result] } } ? result
        : method.ReturnType;

    private static bool IsOfOneType(SyntaxKind kind) =>
        kind
            is SyntaxKind.EqualsExpression
                or SyntaxKind.NotEqualsExpression
                or SyntaxKind.LessThanExpression
                or SyntaxKind.LessThanOrEqualExpression
                or SyntaxKind.GreaterThanExpression
                or SyntaxKind.GreaterThanOrEqualExpression
                or SyntaxKind.BitwiseOrExpression
                or SyntaxKind.BitwiseAndExpression
                or SyntaxKind.CoalesceExpression;
}
