using CSharpKernel.Evaluation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CSharpKernel.Completion;

/// <summary>The C# of a cell without what only the kernel understands.</summary>
internal static class CellText
{
    private const string HelpWord = "#!help";

    private static readonly string[] OtherLanguages = ["#!markdown", "#!md", "#!html"];

    /// <summary>How cells are parsed.</summary>
    public static CSharpParseOptions ParseOptions { get; } =
        new(LanguageVersion.CSharp14, DocumentationMode.Parse, SourceCodeKind.Script);

    /// <summary>The text with blanks in place of directives, of lines that are not C# and of the word "using" before a variable, so that every offset stays what it was.</summary>
    public static string WithoutDirectives(string code)
    {
        if (!code.Contains('#', StringComparison.Ordinal))
        {
            return UsingDeclarations.Blank(code);
        }

        var text = code.ToCharArray();
        while (NextDirective(text) is { } directive)
        {
            var end =
                directive.IsActive && IsOtherLanguage(text, directive.SpanStart)
                    ? EndOfOtherLanguage(text, directive.Span.End)
                    : directive.Span.End;
            for (var i = directive.SpanStart; i < end; i++)
            {
                text[i] = text[i] is '\n' or '\r' ? text[i] : ' ';
            }
        }

        return UsingDeclarations.Blank(new string(text));
    }

    /// <summary>Whether the line that begins at the offset can be a directive: it lies neither in a string or comment nor among lines that are not C#.</summary>
    public static bool IsDirectiveLine(string code, int lineStart)
    {
        var above = WithoutDirectives(code[..lineStart]);
        var root = CSharpSyntaxTree.ParseText(above, ParseOptions).GetRoot();
        return !ProseSpans.Contain(root, lineStart);
    }

    /// <summary>The code with blanks in place of the word "#!help" on the line of the position, so that what follows it can be completed and explained as code.</summary>
    public static string WithoutHelpWord(string code, int position)
    {
        var lineStart = position == 0 ? 0 : code.LastIndexOf('\n', position - 1) + 1;
        var line = code.AsSpan(lineStart, position - lineStart);
        var at = lineStart + line.Length - line.TrimStart().Length;
        return code.AsSpan(at, position - at).StartsWith(HelpWord + " ", StringComparison.Ordinal)
            ? string.Concat(code.AsSpan(0, at), new string(' ', HelpWord.Length), code.AsSpan(at + HelpWord.Length))
            : code;
    }

    private static DirectiveTriviaSyntax? NextDirective(char[] text) =>
        CSharpSyntaxTree
            .ParseText(new string(text), ParseOptions)
            .GetRoot()
            .DescendantTrivia(descendIntoTrivia: false)
            .Where(trivia => trivia.IsDirective)
            .Select(trivia => trivia.GetStructure())
            .OfType<DirectiveTriviaSyntax>()
            .FirstOrDefault(IsOfKernel);

    // Also where #if leaves them out: the compiler reads libraries and scripts there all the same.
    private static bool IsOfKernel(DirectiveTriviaSyntax directive) =>
        directive
            is ReferenceDirectiveTriviaSyntax
                or LoadDirectiveTriviaSyntax
                or ShebangDirectiveTriviaSyntax
                or BadDirectiveTriviaSyntax;

    private static bool IsOtherLanguage(char[] text, int start)
    {
        var end = start;
        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return OtherLanguages.Contains(new string(text, start, end - start), StringComparer.Ordinal);
    }

    // Another language ends where a line begins with the next directive.
    private static int EndOfOtherLanguage(char[] text, int start)
    {
        var next = text.AsSpan(start).IndexOf("\n#!", StringComparison.Ordinal);
        return next < 0 ? text.Length : start + next;
    }
}
