using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>Finds what help is wanted on.</summary>
internal static class InspectionTarget
{
    /// <summary>The symbol named at the position or, where nothing is named, what the argument list around it calls.</summary>
    public static InspectedSymbol? Find(SemanticModel model, SyntaxNode root, int position) =>
        (WordAt(root, position) is { } word ? OfWord(model, word) : null) ?? OfCall(model, root, position);

    private static SyntaxToken? WordAt(SyntaxNode root, int position)
    {
        var after = root.FindToken(position);
        var before = position == 0 ? after : root.FindToken(position - 1);
        foreach (var token in (SyntaxToken[])[after, before])
        {
            var isWord = token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsKeywordKind(token.Kind());
            if (isWord && !token.IsMissing && token.Span.Start <= position && position <= token.Span.End)
            {
                return token;
            }
        }

        return null;
    }

    private static InspectedSymbol? OfWord(SemanticModel model, SyntaxToken word)
    {
        var node = word.Parent;
        if (node is null)
        {
            return null;
        }

        if (Declared(model, node, word) is { } declared)
        {
            return Of(declared, []);
        }

        if (Created(model, node) is { } created)
        {
            return created;
        }

        if (node is not (SimpleNameSyntax or PredefinedTypeSyntax or ThisExpressionSyntax or BaseExpressionSyntax))
        {
            return null;
        }

        var found = model.GetSymbolInfo(node);
        var group = model.GetMemberGroup(node);
        var symbol =
            found.Symbol
            ?? found.CandidateSymbols.FirstOrDefault()
            ?? group.FirstOrDefault()
            ?? model.GetTypeInfo(node).Type;
        if (node is ThisExpressionSyntax or BaseExpressionSyntax)
        {
            symbol = model.GetTypeInfo(node).Type;
        }

        return symbol is null or IErrorTypeSymbol ? null : Of(symbol, group);
    }

    private static ISymbol? Declared(SemanticModel model, SyntaxNode node, SyntaxToken word)
    {
        var isName = node switch
        {
            VariableDeclaratorSyntax declarator => declarator.Identifier == word,
            MemberDeclarationSyntax or LocalFunctionStatementSyntax => word.IsKind(SyntaxKind.IdentifierToken),
            ParameterSyntax
            or SingleVariableDesignationSyntax
            or TypeParameterSyntax
            or ForEachStatementSyntax
            or CatchDeclarationSyntax => word.IsKind(SyntaxKind.IdentifierToken),
            QueryClauseSyntax or QueryContinuationSyntax or JoinIntoClauseSyntax => word.IsKind(
                SyntaxKind.IdentifierToken
            ),
            _ => false,
        };
        return isName ? model.GetDeclaredSymbol(node) : null;
    }

    // The type after "new" stands for its constructor.
    private static InspectedSymbol? Created(SemanticModel model, SyntaxNode node)
    {
        var type = node;
        while (type.Parent is QualifiedNameSyntax qualified && qualified.Right == type)
        {
            type = type.Parent;
        }

        if (type.Parent is not ObjectCreationExpressionSyntax creation || creation.Type != type)
        {
            return null;
        }

        var constructors = CalledMethods.Of(model, creation.ArgumentList ?? (SyntaxNode?)SyntaxFactory.ArgumentList());
        var chosen = model.GetSymbolInfo(creation).Symbol ?? (constructors.Count > 0 ? constructors[0] : null);
        return chosen is null
            ? null
            : Of(
                chosen,
                [.. chosen.ContainingType.InstanceConstructors.Where(one => model.IsAccessible(node.SpanStart, one))]
            );
    }

    private static InspectedSymbol? OfCall(SemanticModel model, SyntaxNode root, int position)
    {
        var list = root.FindToken(Math.Max(0, position - 1))
            .Parent?.AncestorsAndSelf()
            .FirstOrDefault(node =>
                Opening(node) is { } open
                && open.Span.End <= position
                && !(Closing(node) is { IsMissing: false } close && close.SpanStart < position)
            );
        var called = CalledMethods.Of(model, list);
        return called.Count == 0 ? null : Of(called[0], called);
    }

    private static SyntaxToken? Opening(SyntaxNode node) =>
        node switch
        {
            ArgumentListSyntax arguments => arguments.OpenParenToken,
            BracketedArgumentListSyntax arguments => arguments.OpenBracketToken,
            AttributeArgumentListSyntax arguments => arguments.OpenParenToken,
            _ => null,
        };

    private static SyntaxToken? Closing(SyntaxNode node) =>
        node switch
        {
            ArgumentListSyntax arguments => arguments.CloseParenToken,
            BracketedArgumentListSyntax arguments => arguments.CloseBracketToken,
            AttributeArgumentListSyntax arguments => arguments.CloseParenToken,
            _ => null,
        };

    private static InspectedSymbol Of(ISymbol symbol, IEnumerable<ISymbol> group)
    {
        if (symbol is IAliasSymbol alias)
        {
            symbol = alias.Target;
        }

        ISymbol[] overloads =
        [
            .. group.Where(SymbolSuggestions.IsForPeopleOrConstructor).Distinct(SymbolEqualityComparer.Default),
        ];
        return new InspectedSymbol(symbol, overloads.Length == 0 ? [symbol] : overloads);
    }
}
