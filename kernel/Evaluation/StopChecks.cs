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
        new StopChecks().Visit(CSharpSyntaxTree.ParseText(code, Script).GetRoot()).ToFullString();

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return visited.WithStatement(Guarded(visited.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return visited.WithStatement(Guarded(visited.Statement));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        return visited.WithStatement(Guarded(visited.Statement));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return visited.WithStatement(Guarded(visited.Statement));
    }

    public override SyntaxNode? VisitForEachVariableStatement(ForEachVariableStatementSyntax node)
    {
        var visited = (ForEachVariableStatementSyntax)base.VisitForEachVariableStatement(node)!;
        return visited.WithStatement(Guarded(visited.Statement));
    }

    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) => Guarded(node);

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        var visited = (BlockSyntax)base.VisitBlock(node)!;
        return
            node.Parent
                is BaseMethodDeclarationSyntax
                    or LocalFunctionStatementSyntax
                    or AnonymousFunctionExpressionSyntax
            ? Guarded(visited)
            : visited;
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var visited = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        return visited.ExpressionBody is { } arrow && visited.ReturnType is not RefTypeSyntax
            ? visited
                .WithBody(BlockOf(arrow, visited.SemicolonToken, GivesValue(visited.ReturnType, visited.Modifiers)))
                .WithExpressionBody(null)
                .WithSemicolonToken(default)
            : visited;
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return visited.ExpressionBody is { } arrow && visited.ReturnType is not RefTypeSyntax
            ? visited
                .WithBody(BlockOf(arrow, visited.SemicolonToken, GivesValue(visited.ReturnType, visited.Modifiers)))
                .WithExpressionBody(null)
                .WithSemicolonToken(default)
            : visited;
    }

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
