using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Evaluation;

/// <summary>
/// Puts a call of <see cref="CellGuard"/> before every loop body, goto, function body and top-level statement, and one of <see cref="CellAwait"/> around
/// what is awaited, each on the line where it belongs, so that no line number changes. They take the place of aborting the thread, which ends the whole
/// process when it meets a call at the wrong moment.
/// </summary>
internal sealed class StopChecks : CSharpSyntaxRewriter
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private static readonly StatementSyntax Check = CallOf(nameof(CellGuard.ThrowIfStopping));
    private static readonly StatementSyntax FunctionCheck = CallOf(nameof(CellGuard.EnterFunction));

    private static readonly ExpressionSyntax Stoppable = SyntaxFactory.ParseExpression(
        $"global::{typeof(CellAwait).FullName}.{nameof(CellAwait.Stoppable)}"
    );

    private readonly SemanticModel? model;

    private StopChecks(SemanticModel? model) => this.model = model;

    /// <summary>The code with its checks; lambdas of the form <c>x => value</c> stay as they are, because only their types tell what they become.</summary>
    public static string AddTo(string code) =>
        new StopChecks(null).Visit(CSharpSyntaxTree.ParseText(code, Script).GetRoot())!.ToFullString();

    /// <summary>The code of a tree with its checks, in lambdas of every form.</summary>
    public static string AddTo(Compilation compilation, SyntaxTree tree)
    {
        var root = tree.GetRoot();
        var hasValueLambda = root.DescendantNodes()
            .Any(node => node is LambdaExpressionSyntax { ExpressionBody: not null });
        return new StopChecks(hasValueLambda ? compilation.GetSemanticModel(tree) : null).Visit(root)!.ToFullString();
    }

    public override SyntaxNode? Visit(SyntaxNode? node) =>
        base.Visit(node) switch
        {
            WhileStatementSyntax loop => loop.WithStatement(Guarded(loop.Statement, Check)),
            DoStatementSyntax loop => loop.WithStatement(Guarded(loop.Statement, Check)),
            ForStatementSyntax loop => loop.WithStatement(Guarded(loop.Statement, Check)),
            CommonForEachStatementSyntax loop => Awaited(loop).WithStatement(Guarded(loop.Statement, Check)),
            GotoStatementSyntax jump => Guarded(jump, Check),
            BlockSyntax body when IsFunction(node!.Parent) => Guarded(body, FunctionCheck),
            AwaitExpressionSyntax awaited => awaited.WithExpression(Awaited(awaited.Expression)),
            LambdaExpressionSyntax { ExpressionBody: { } value } lambda => Guarded(
                lambda,
                value,
                (LambdaExpressionSyntax)node!
            ),
            LocalFunctionStatementSyntax { ExpressionBody: { } arrow, ReturnType: not RefTypeSyntax } function =>
                function
                    .WithBody(
                        ArrowBody.ToBlock(
                            arrow,
                            function.SemicolonToken,
                            FunctionCheck,
                            GivesValue(function.ReturnType, function.Modifiers)
                        )
                    )
                    .WithExpressionBody(null)
                    .WithSemicolonToken(default),
            MethodDeclarationSyntax { ExpressionBody: { } arrow, ReturnType: not RefTypeSyntax } method => method
                .WithBody(
                    ArrowBody.ToBlock(
                        arrow,
                        method.SemicolonToken,
                        FunctionCheck,
                        GivesValue(method.ReturnType, method.Modifiers)
                    )
                )
                .WithExpressionBody(null)
                .WithSemicolonToken(default),
            PropertyDeclarationSyntax { ExpressionBody: { } arrow, Type: not RefTypeSyntax } property => property
                .WithAccessorList(ArrowBody.ToGetter(arrow, property.SemicolonToken, FunctionCheck))
                .WithExpressionBody(null)
                .WithSemicolonToken(default),
            IndexerDeclarationSyntax { ExpressionBody: { } arrow, Type: not RefTypeSyntax } indexer => indexer
                .WithAccessorList(ArrowBody.ToGetter(arrow, indexer.SemicolonToken, FunctionCheck))
                .WithExpressionBody(null)
                .WithSemicolonToken(default),
            AccessorDeclarationSyntax { ExpressionBody: { Expression: not RefExpressionSyntax } arrow } accessor =>
                accessor
                    .WithBody(
                        ArrowBody.ToBlock(
                            arrow,
                            accessor.SemicolonToken,
                            FunctionCheck,
                            accessor.IsKind(SyntaxKind.GetAccessorDeclaration)
                        )
                    )
                    .WithExpressionBody(null)
                    .WithSemicolonToken(default),
            BaseMethodDeclarationSyntax { ExpressionBody: { } arrow } member and not MethodDeclarationSyntax => member
                .WithBody(
                    ArrowBody.ToBlock(
                        arrow,
                        member.SemicolonToken,
                        FunctionCheck,
                        member is OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax
                    )
                )
                .WithExpressionBody(null)
                .WithSemicolonToken(default),
            CompilationUnitSyntax unit => unit.WithMembers(SyntaxFactory.List(unit.Members.SelectMany(Guarded))),
            var other => other,
        };

    private static StatementSyntax CallOf(string method) =>
        SyntaxFactory.ParseStatement($"global::{typeof(CellGuard).FullName}.{method}();");

    private static bool IsFunction(SyntaxNode? node) =>
        node
            is BaseMethodDeclarationSyntax
                or LocalFunctionStatementSyntax
                or AnonymousFunctionExpressionSyntax
                or AccessorDeclarationSyntax;

    private static bool GivesValue(TypeSyntax returnType, SyntaxTokenList modifiers) =>
        returnType is not PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        && (
            !modifiers.Any(SyntaxKind.AsyncKeyword)
            || returnType.DescendantNodesAndSelf().OfType<GenericNameSyntax>().Any()
        );

    // The first statement needs none: the cell has only just begun.
    private static IEnumerable<MemberDeclarationSyntax> Guarded(MemberDeclarationSyntax member, int index) =>
        index > 0 && member is GlobalStatementSyntax { Statement: not LocalFunctionStatementSyntax }
            ?
            [
                SyntaxFactory.GlobalStatement(Check).WithLeadingTrivia(member.GetLeadingTrivia()),
                member.WithLeadingTrivia(),
            ]
            : [member];

    private static CommonForEachStatementSyntax Awaited(CommonForEachStatementSyntax loop) =>
        loop.AwaitKeyword.IsKind(SyntaxKind.None) ? loop : loop.WithExpression(Awaited(loop.Expression));

    // What a ConfigureAwait gives is no task any more, so the call goes around what it is called on.
    private static InvocationExpressionSyntax Awaited(ExpressionSyntax awaited)
    {
        if (
            awaited is InvocationExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: "ConfigureAwait" or "WithCancellation"
                } member
            } call
        )
        {
            return call.WithExpression(member.WithExpression(Awaited(member.Expression)));
        }

        return SyntaxFactory
            .InvocationExpression(
                Stoppable,
                SyntaxFactory.ArgumentList(
                    SyntaxFactory.SingletonSeparatedList(
                        SyntaxFactory.Argument(awaited.WithoutLeadingTrivia().WithoutTrailingTrivia())
                    )
                )
            )
            .WithTriviaFrom(awaited);
    }

    // An expression tree must stay an expression; a delegate may have a body.
    private LambdaExpressionSyntax Guarded(
        LambdaExpressionSyntax lambda,
        ExpressionSyntax value,
        LambdaExpressionSyntax original
    )
    {
        if (
            value is RefExpressionSyntax
            || model is null
            || original.AncestorsAndSelf().OfType<LambdaExpressionSyntax>().Any(IsExpressionTree)
            || model.GetSymbolInfo(original).Symbol is not IMethodSymbol { ReturnType: { } returned }
        )
        {
            return lambda;
        }

        var givesValue =
            returned.SpecialType != SpecialType.System_Void
            && (lambda.AsyncKeyword.IsKind(SyntaxKind.None) || returned is INamedTypeSymbol { IsGenericType: true });
        return lambda.WithBody(ArrowBody.ToBlock(value, FunctionCheck, givesValue));
    }

    private bool IsExpressionTree(LambdaExpressionSyntax lambda) =>
        model!.GetTypeInfo(lambda).ConvertedType is not { TypeKind: TypeKind.Delegate };

    private static BlockSyntax Guarded(StatementSyntax body, StatementSyntax check)
    {
        if (body is BlockSyntax block)
        {
            var open = block.OpenBraceToken;
            return block
                .WithOpenBraceToken(open.WithTrailingTrivia())
                .WithStatements(block.Statements.Insert(0, check.WithTrailingTrivia(open.TrailingTrivia)));
        }

        var close = SyntaxFactory.Token(SyntaxKind.CloseBraceToken).WithTrailingTrivia(body.GetTrailingTrivia());
        return SyntaxFactory.Block(check, body.WithTrailingTrivia()).WithCloseBraceToken(close);
    }
}
