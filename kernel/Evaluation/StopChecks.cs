using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Evaluation;

/// <summary>
/// Puts a call of <see cref="CellGuard.ThrowIfStopping"/> before every loop body, goto and function body, on the line where it begins, so that no line
/// number changes. It takes the place of aborting the thread, which ends the whole process when it meets a call at the wrong moment.
/// </summary>
internal sealed class StopChecks : CSharpSyntaxRewriter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private static readonly StatementSyntax Check = SyntaxFactory.ParseStatement(
        $"global::{typeof(CellGuard).FullName}.{nameof(CellGuard.ThrowIfStopping)}();"
    );

    private StopChecks() { }

    /// <summary>The code with its checks.</summary>
    public static string AddTo(string code) =>
        new StopChecks().Visit(CSharpSyntaxTree.ParseText(code, Script).GetRoot())!.ToFullString();

    public override SyntaxNode? Visit(SyntaxNode? node) =>
        base.Visit(node) switch
        {
            WhileStatementSyntax loop => loop.WithStatement(Guarded(loop.Statement)),
            DoStatementSyntax loop => loop.WithStatement(Guarded(loop.Statement)),
            ForStatementSyntax loop => loop.WithStatement(Guarded(loop.Statement)),
            CommonForEachStatementSyntax loop => loop.WithStatement(Guarded(loop.Statement)),
            GotoStatementSyntax jump => Guarded(jump),
            BlockSyntax body when IsFunction(node!.Parent) => Guarded(body),
            LocalFunctionStatementSyntax { ExpressionBody: { } arrow, ReturnType: not RefTypeSyntax } function =>
                function
                    .WithBody(
                        BlockOf(arrow, function.SemicolonToken, GivesValue(function.ReturnType, function.Modifiers))
                    )
                    .WithExpressionBody(null)
                    .WithSemicolonToken(default),
            MethodDeclarationSyntax { ExpressionBody: { } arrow, ReturnType: not RefTypeSyntax } method => method
                .WithBody(BlockOf(arrow, method.SemicolonToken, GivesValue(method.ReturnType, method.Modifiers)))
                .WithExpressionBody(null)
                .WithSemicolonToken(default),
            var other => other,
        };

    private static bool IsFunction(SyntaxNode? node) =>
        node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    private static bool GivesValue(TypeSyntax returnType, SyntaxTokenList modifiers) =>
        returnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        && (
            !modifiers.Any(SyntaxKind.AsyncKeyword)
            || returnType.DescendantNodesAndSelf().OfType<GenericNameSyntax>().Any()
        );

    // Every newline of the arrow form stays where it was.
    private static BlockSyntax BlockOf(ArrowExpressionClauseSyntax arrow, SyntaxToken semicolon, bool givesValue)
    {
        var between = arrow.ArrowToken.TrailingTrivia;
        var end = SyntaxFactory.Token(SyntaxKind.SemicolonToken).WithLeadingTrivia(semicolon.LeadingTrivia);
        StatementSyntax last = arrow.Expression switch
        {
            ThrowExpressionSyntax thrown => SyntaxFactory.ThrowStatement(thrown.ThrowKeyword, thrown.Expression, end),
            var expression when givesValue => SyntaxFactory.ReturnStatement(
                SyntaxFactory.Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                expression,
                end
            ),
            var expression => SyntaxFactory.ExpressionStatement(expression, end),
        };
        var open = SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithLeadingTrivia(arrow.ArrowToken.LeadingTrivia);
        var close = SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(semicolon.TrailingTrivia);
        return SyntaxFactory
            .Block(Check.WithTrailingTrivia(between), last)
            .WithOpenBraceToken(open)
            .WithCloseBraceToken(close);
    }

    private static BlockSyntax Guarded(StatementSyntax body)
    {
        if (body is BlockSyntax block)
        {
            var open = block.OpenBraceToken;
            return block
                .WithOpenBraceToken(open.WithTrailingTrivia())
                .WithStatements(block.Statements.Insert(0, Check.WithTrailingTrivia(open.TrailingTrivia)));
        }

        var close = SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(body.GetTrailingTrivia());
        return SyntaxFactory.Block(Check, body.WithTrailingTrivia()).WithCloseBraceToken(close);
    }
}
