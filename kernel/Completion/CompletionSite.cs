using CSharpKernel.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>The place where a word is being typed, as the compiler sees it with a placeholder for the word.</summary>
internal sealed record CompletionSite(SemanticModel Model, SyntaxToken Word, SyntaxToken Before)
{
    /// <summary>Where the word begins.</summary>
    public int Position => Word.SpanStart;

    /// <summary>The word as a name in the syntax tree; null where the grammar has no place for a name.</summary>
    public SimpleNameSyntax? Name => Word.Parent as SimpleNameSyntax;

    /// <summary>The expression that the word is or, after a dot, ends.</summary>
    public SyntaxNode? Expression =>
        Name?.Parent is MemberAccessExpressionSyntax access && access.Name == Name ? access : Name;

    /// <summary>Compiles the code, with all that earlier cells declared, up to the questions that are asked of it.</summary>
    public static CompletionSite Of(CSharpEvaluator evaluator, TypingPosition typing)
    {
        var compilation = evaluator.CompilationOf(typing.WithPlaceholder());
        var tree = compilation.SyntaxTrees.Single();
        var root = tree.GetRoot();
        var word = root.FindToken(typing.Start, findInsideTrivia: true);
        var before = typing.Start == 0 ? default : root.FindToken(typing.Start - 1);
        if (before == word || before.Span.End > typing.Start)
        {
            before = word.GetPreviousToken();
        }

        return new CompletionSite(compilation.GetSemanticModel(tree), word, before);
    }
}
