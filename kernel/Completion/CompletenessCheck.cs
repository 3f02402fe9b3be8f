using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>Tells code that can be run from code that is still being typed and from code that cannot become valid.</summary>
internal static class CompletenessCheck
{
    private const int IndentWidth = 4;

    /// <summary>The verdict on a cell; lines that are not C# are never in the way of it.</summary>
    public static CompletenessResult Of(string code)
    {
        var text = CellText.WithoutDirectives(WithoutHelp(code));
        var tree = CSharpSyntaxTree.ParseText(text, CellText.ParseOptions);
        var root = tree.GetRoot();
        var errors = tree.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (SyntaxFactory.IsCompleteSubmission(tree))
        {
            return new CompletenessResult(errors.Any() ? Completeness.Invalid : Completeness.Complete, "");
        }

        return IsBeyondRepair(root, errors, text)
            ? new CompletenessResult(Completeness.Invalid, "")
            : new CompletenessResult(Completeness.Incomplete, IndentAfter(root, text));
    }

    // What is still to come is missed at the end; an error before that stays one. A string or comment that is open errs where it begins.
    private static bool IsBeyondRepair(SyntaxNode root, IEnumerable<Diagnostic> errors, string code)
    {
        var last = root.GetLastToken();
        return !ProseSpans.Contain(root, code.Length)
            && errors.Any(error => error.Location.SourceSpan.Start < last.SpanStart);
    }

    // A name with question marks at its end asks for help: "Console.WriteLine?", "#!time?".
    private static string WithoutHelp(string code)
    {
        var trimmed = code.TrimEnd();
        var line = trimmed[(trimmed.LastIndexOf('\n') + 1)..];
        var name = line.Trim().TrimEnd('?');
        var isHelp =
            line.EndsWith('?')
            && name.Length > 0
            && name.All(letter => SyntaxFacts.IsIdentifierPartCharacter(letter) || letter is '.' or '#' or '!');
        return isHelp ? trimmed[..^line.Length] : code;
    }

    // Four blanks more than the line of the innermost bracket still open, or of a header whose body is still to come; else as the last line.
    private static string IndentAfter(SyntaxNode root, string code)
    {
        var open = InnermostOpen(root);
        var lastLine = code.LastIndexOf('\n') + 1;
        if (ProseSpans.Contain(root, code.Length))
        {
            return IndentOf(code, lastLine);
        }

        var last = root.GetLastToken();
        return open is { } bracket ? Deeper(IndentOf(code, bracket.SpanStart))
            : IsHeader(last) ? Deeper(IndentOf(code, lastLine))
            : IndentOf(code, lastLine);
    }

    private static string Deeper(string indent) => indent + new string(' ', IndentWidth);

    private static SyntaxToken? InnermostOpen(SyntaxNode root)
    {
        var open = new Stack<SyntaxToken>();
        foreach (var token in root.DescendantTokens().Where(token => !token.IsMissing))
        {
            switch (token.Kind())
            {
                case SyntaxKind.OpenBraceToken or SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken:
                    open.Push(token);
                    break;
                case SyntaxKind.CloseBraceToken or SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken:
                    open.TryPop(out _);
                    break;
            }
        }

        return open.TryPeek(out var innermost) ? innermost : null;
    }

    private static bool IsHeader(SyntaxToken last) =>
        last.IsKind(SyntaxKind.ElseKeyword)
        || last.IsKind(SyntaxKind.DoKeyword)
        || (
            last.IsKind(SyntaxKind.CloseParenToken)
            && last.Parent
                is IfStatementSyntax
                    or WhileStatementSyntax
                    or ForStatementSyntax
                    or CommonForEachStatementSyntax
                    or UsingStatementSyntax
                    or LockStatementSyntax
                    or FixedStatementSyntax
        );

    private static string IndentOf(string code, int position)
    {
        var start = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        var end = start;
        while (end < code.Length && code[end] is (' ' or '\t'))
        {
            end++;
        }

        return code[start..end];
    }
}
