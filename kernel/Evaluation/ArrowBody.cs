using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Evaluation;

/// <summary>Turns a body written with an arrow into a block that begins with a check; every newline stays where it was.</summary>
internal static class ArrowBody
{
    /// <summary>The block for <c>=> value;</c>.</summary>
    public static BlockSyntax ToBlock(
        ArrowExpressionClauseSyntax arrow,
        SyntaxToken semicolon,
        StatementSyntax check,
        bool givesValue
    )
    {
        var end = SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithLeadingTrivia(semicolon.LeadingTrivia);
        var open = SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(arrow.ArrowToken.LeadingTrivia);
        var close = SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(semicolon.TrailingTrivia);
        return SyntaxFactory
            .Block(
                check.WithTrailingTrivia(arrow.ArrowToken.TrailingTrivia),
                Statement(arrow.Expression, end, givesValue)
            )
            .WithOpenBraceToken(open)
            .WithCloseBraceToken(close);
    }

    /// <summary>The block for the value of a lambda.</summary>
    public static BlockSyntax ToBlock(ExpressionSyntax value, StatementSyntax check, bool givesValue) =>
        SyntaxFactory
            .Block(
                check,
                Statement(value.WithoutTrailingTrivia(), SyntaxFactory.Token(SyntaxKind.SemicolonToken), givesValue)
            )
            .WithCloseBraceToken(
                SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(value.GetTrailingTrivia())
            );

    /// <summary>The accessors for a property of the form <c>=> value;</c>.</summary>
    public static AccessorListSyntax ToGetter(
        ArrowExpressionClauseSyntax arrow,
        SyntaxToken semicolon,
        StatementSyntax check
    ) =>
        SyntaxFactory
            .AccessorList(
                SyntaxFactory.SingletonList(
                    SyntaxFactory.AccessorDeclaration(
                        SyntaxKind.GetAccessorDeclaration,
                        ToBlock(arrow, semicolon.WithTrailingTrivia(), check, givesValue: true)
                    )
                )
            )
            .WithTrailingTrivia(semicolon.TrailingTrivia);

    private static StatementSyntax Statement(ExpressionSyntax value, SyntaxToken end, bool givesValue) =>
        value switch
        {
            ThrowExpressionSyntax thrown => SyntaxFactory.ThrowStatement(thrown.ThrowKeyword, thrown.Expression, end),
            _ when givesValue => SyntaxFactory.ReturnStatement(
                SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                value,
                end
            ),
            _ => SyntaxFactory.ExpressionStatement(value, end),
        };
}
