using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel.Completion;

/// <summary>The parts of code that are not code: comments, the text of strings, what a condition leaves out.</summary>
internal static class ProseSpans
{
    /// <summary>Whether what is typed at the position would become part of a comment, a string or a directive.</summary>
    public static bool Contain(SyntaxNode root, int position)
    {
        if (position == 0)
        {
            return false;
        }

        // The character before the position decides, and for a comment at the end of the line the token after it carries the comment.
        var token = root.FindToken(position - 1);
        return token
                .LeadingTrivia.Concat(token.TrailingTrivia)
                .Any(trivia => trivia.FullSpan.Start < position && IsProse(trivia, position))
            || (token.SpanStart < position && token.Span.End >= position && IsText(token, position));
    }

    private static bool IsProse(SyntaxTrivia trivia, int position) =>
        trivia.Kind() switch
        {
            SyntaxKind.SingleLineCommentTrivia or SyntaxKind.DisabledTextTrivia => position <= trivia.FullSpan.End,
            SyntaxKind.SingleLineDocumentationCommentTrivia => position < trivia.FullSpan.End
                || (position == trivia.FullSpan.End && !trivia.ToFullString().EndsWith('\n')),
            SyntaxKind.MultiLineCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia => position
                < trivia.FullSpan.End
                || (position == trivia.FullSpan.End && !trivia.ToFullString().EndsWith("*/", StringComparison.Ordinal)),
            _ => trivia.IsDirective && position <= trivia.Span.End,
        };

    private static bool IsText(SyntaxToken token, int position) =>
        token.Kind() switch
        {
            SyntaxKind.StringLiteralToken
            or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken
            or SyntaxKind.Utf8MultiLineRawStringLiteralToken => position < token.Span.End || token.ContainsDiagnostics,
            SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken => true,
            SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedRawStringEndToken => position
                < token.Span.End,
            SyntaxKind.CloseBraceToken => token.Parent.IsKind(SyntaxKind.Interpolation),
            SyntaxKind.ColonToken => token.Parent.IsKind(SyntaxKind.InterpolationFormatClause),
            _ => false,
        };
}
