using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>Tells what the grammar allows where a word stands alone.</summary>
internal static class NamePlaces
{
    /// <summary>The place of the word, which follows no dot.</summary>
    public static NamePlace Of(CompletionSite site)
    {
        var before = site.Before;
        if (before.IsKind(SyntaxKind.OverrideKeyword))
        {
            return NamePlace.Override;
        }

        if (before.IsKind(SyntaxKind.UsingKeyword) || IsStaticUsing(before))
        {
            return before.IsKind(SyntaxKind.UsingKeyword) ? NamePlace.Namespace : NamePlace.Type;
        }

        if (before.IsKind(SyntaxKind.GotoKeyword))
        {
            return NamePlace.Label;
        }

        if (before.IsKind(SyntaxKind.EqualsToken) && before.Parent?.Parent is UsingDirectiveSyntax)
        {
            return NamePlace.Type;
        }

        return site.Name is { } name ? OfName(site, name)
            : IsAfterQueryPart(before) ? NamePlace.Query
            : OfOtherToken(site);
    }

    private static NamePlace OfName(CompletionSite site, SimpleNameSyntax name)
    {
        if (IsAfterQueryPart(site.Before))
        {
            return NamePlace.Query;
        }

        SyntaxNode node = name;
        while (node.Parent is NullableTypeSyntax or ArrayTypeSyntax or RefTypeSyntax or PointerTypeSyntax)
        {
            node = node.Parent;
        }

        return node.Parent switch
        {
            AttributeSyntax => NamePlace.Attribute,
            ExpressionStatementSyntax or GlobalStatementSyntax => IsAfterValue(site)
                ? NamePlace.Operator
                : NamePlace.Statement,
            VariableDeclarationSyntax
            {
                Parent: LocalDeclarationStatementSyntax or FieldDeclarationSyntax
            } declaration => IsInType(declaration) ? NamePlace.Member
            : declaration.Parent
                is MemberDeclarationSyntax { Modifiers.Count: > 0 }
                    or LocalDeclarationStatementSyntax { Modifiers.Count: > 0 }
                ? NamePlace.Member
            : NamePlace.Statement,
            IncompleteMemberSyntax member => IsInType(member) || member.Modifiers.Count > 0
                ? NamePlace.Member
                : NamePlace.Statement,
            MethodDeclarationSyntax
            or PropertyDeclarationSyntax
            or LocalFunctionStatementSyntax
            or EventDeclarationSyntax => NamePlace.Member,
            UsingDirectiveSyntax => NamePlace.Type,
            NameColonSyntax or NameEqualsSyntax => NamePlace.Nothing,
            BinaryExpressionSyntax binary when binary.Right == node && binary.Kind() is SyntaxKind.AsExpression =>
                NamePlace.Type,
            BinaryExpressionSyntax binary when binary.Right == node && binary.Kind() is SyntaxKind.IsExpression =>
                NamePlace.Pattern,
            PatternSyntax or CaseSwitchLabelSyntax => NamePlace.Pattern,
            TypeArgumentListSyntax
            or BaseTypeSyntax
            or TypeConstraintSyntax
            or ParameterSyntax
            or CatchDeclarationSyntax
            or ObjectCreationExpressionSyntax
            or TypeOfExpressionSyntax
            or SizeOfExpressionSyntax
            or DefaultExpressionSyntax
            or CastExpressionSyntax
            or ForEachStatementSyntax { Type: var _ } when IsTypeOf(node) => NamePlace.Type,
            VariableDeclarationSyntax => NamePlace.Type,
            QualifiedNameSyntax or AliasQualifiedNameSyntax => NamePlace.Type,
            _ => NamePlace.Expression,
        };
    }

    private static NamePlace OfOtherToken(CompletionSite site) =>
        site.Word.Parent switch
        {
            // "x is": what was taken for a type may be a value.
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Type: NameSyntax type } declarator }
                when declarator.Variables.Count == 1 => IsValue(site, type) ? NamePlace.Operator : NamePlace.Nothing,
            SkippedTokensTriviaSyntax => IsEndOfValue(site.Before) ? NamePlace.Operator : NamePlace.Expression,
            _ => NamePlace.Nothing,
        };

    private static bool IsTypeOf(SyntaxNode node) =>
        node.Parent is not ForEachStatementSyntax each || each.Type == node;

    private static bool IsInType(SyntaxNode node) =>
        node.Parent is TypeDeclarationSyntax || node.Parent?.Parent is TypeDeclarationSyntax;

    private static bool IsStaticUsing(SyntaxToken before) =>
        before.IsKind(SyntaxKind.StaticKeyword) && before.GetPreviousToken().IsKind(SyntaxKind.UsingKeyword);

    private static bool IsValue(CompletionSite site, NameSyntax type) =>
        MemberLookup.SymbolOf(site.Model, type)
            is ILocalSymbol
                or IFieldSymbol
                or IPropertySymbol
                or IParameterSymbol
                or IRangeVariableSymbol;

    // "f(x) is": the compiler sees a new statement, people go on with the old one.
    private static bool IsAfterValue(CompletionSite site) =>
        IsEndOfValue(site.Before)
        && !(
            site.Before.IsKind(SyntaxKind.CloseParenToken)
            && site.Before.Parent is StatementSyntax or CatchDeclarationSyntax or CatchFilterClauseSyntax
        )
        && !(site.Before.IsKind(SyntaxKind.CloseBracketToken) && site.Before.Parent is AttributeListSyntax)
        && site.Model.SyntaxTree.GetText().Lines.GetLineFromPosition(site.Position).Start <= site.Before.SpanStart;

    private static bool IsEndOfValue(SyntaxToken token) =>
        token.Kind()
            is SyntaxKind.IdentifierToken
                or SyntaxKind.CloseParenToken
                or SyntaxKind.CloseBracketToken
                or SyntaxKind.NumericLiteralToken
                or SyntaxKind.StringLiteralToken
                or SyntaxKind.NullKeyword
                or SyntaxKind.TrueKeyword
                or SyntaxKind.FalseKeyword;

    // After a complete clause, such as "from x in xs", only the next clause can come.
    private static bool IsAfterQueryPart(SyntaxToken before) =>
        IsEndOfValue(before)
        && before
            .Parent?.AncestorsAndSelf()
            .TakeWhile(node => node is not StatementSyntax)
            .Any(node =>
                node is QueryClauseSyntax or SelectOrGroupClauseSyntax
                && node.Span.End == before.Span.End
                && node.GetFirstToken() != before
            ) == true;
}
