using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace CSharpKernel.Directives;

/// <summary>
/// Splits a cell or script at its directives. What is a directive is the compiler's decision: text in strings and comments, and lines that
/// <c>#if</c> leaves out, are none.
/// </summary>
internal sealed class DirectiveParser
{
    private static readonly CSharpParseOptions Script = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    private readonly string text;
    private readonly SourceText lines;
    private readonly char[] code;
    private readonly List<(int Start, int End)> codeSpans = [];
    private readonly List<(int Position, DirectivePart Part)> directives = [];

    private DirectiveParser(string text)
    {
        this.text = text;
        lines = SourceText.From(text);
        code = text.ToCharArray();
    }

    /// <summary>The parts in order; a part without any code is left out.</summary>
    /// <exception cref="DirectiveSyntaxException">A directive is unknown, or the code above it is unfinished.</exception>
    public static IReadOnlyList<CellPart> Parse(string text)
    {
        // Most cells have no directive at all, and are taken as they are.
        return text.Contains('#', StringComparison.Ordinal) ? new DirectiveParser(text).Parse() : Whole(text);
    }

    private static CodePart[] Whole(string text) => string.IsNullOrWhiteSpace(text) ? [] : [new CodePart(text)];

    private IReadOnlyList<CellPart> Parse()
    {
        BlankShebang();
        var start = 0;
        while (NextDirective(start) is { } next)
        {
            codeSpans.Add((start, next.Start));
            start = Take(next);
        }

        codeSpans.Add((start, text.Length));
        BlankInactive();
        return directives.Count == 0 ? Whole(new string(code)) : InOrder();
    }

    // "#!/usr/bin/env tool" in the first line makes a script a program; it says nothing to a kernel.
    private void BlankShebang()
    {
        if (text.StartsWith("#!/", StringComparison.Ordinal))
        {
            Blank(0, lines.Lines[0].End);
        }
    }

    // The compiler reads libraries and scripts that #if leaves out all the same, and complains of what it does not know there: it must not see them.
    private void BlankInactive()
    {
        var inactive = Tree(new string(code))
            .GetRoot()
            .DescendantTrivia()
            .Where(trivia => IsOurs(trivia) || trivia.IsKind(SyntaxKind.BadDirectiveTrivia));
        foreach (var trivia in inactive.Where(trivia => !((DirectiveTriviaSyntax)trivia.GetStructure()!).IsActive))
        {
            Blank(trivia.SpanStart, trivia.Span.End);
        }
    }

    private TextSpan? NextDirective(int start)
    {
        var root = Tree(new string(code)).GetRoot();
        foreach (var trivia in root.DescendantTrivia().Where(trivia => trivia.IsDirective && trivia.SpanStart >= start))
        {
            if (((DirectiveTriviaSyntax)trivia.GetStructure()!).IsActive && IsOurs(trivia))
            {
                return TextSpan.FromBounds(trivia.SpanStart, lines.Lines.GetLineFromPosition(trivia.SpanStart).End);
            }
        }

        return null;
    }

    private bool IsOurs(SyntaxTrivia trivia) =>
        trivia.Kind()
            is SyntaxKind.ReferenceDirectiveTrivia
                or SyntaxKind.LoadDirectiveTrivia
                or SyntaxKind.ShebangDirectiveTrivia
        || (
            trivia.IsKind(SyntaxKind.BadDirectiveTrivia)
            && NameAt(text.AsSpan(trivia.SpanStart, trivia.Span.Length)) == "#i"
        );

    private static string NameAt(ReadOnlySpan<char> directive)
    {
        var end = directive.IndexOfAny(" \t\"\r\n");
        return (end < 0 ? directive : directive[..end]).ToString();
    }

    private int Take(TextSpan span)
    {
        var typed = text.AsSpan(span.Start, span.Length).TrimEnd();
        var name = NameAt(typed);
        var line = lines.Lines.GetLineFromPosition(span.Start).LineNumber + 1;
        var directive = new DirectiveLine(name, typed[name.Length..].Trim().ToString(), line);
        DirectiveNames.Check(directive);
        var end = span.End;
        var body = "";
        if (DirectiveNames.TakesBody(directive))
        {
            end = EndOfBody(line);
            body = text[Math.Min(lines.Lines[line - 1].EndIncludingLineBreak, end)..end];
        }

        directives.Add((span.Start, new DirectivePart(directive, body)));
        Blank(span.Start, end);
        return end;
    }

    /// <summary>Where the lines below a line (from 1) come to the next language, or to the text's end.</summary>
    private int EndOfBody(int line)
    {
        for (var index = line; index < lines.Lines.Count; index++)
        {
            var below = lines.Lines[index];
            var typed = text.AsSpan(below.Start, below.End - below.Start);
            if (typed.StartsWith("#!") && DirectiveNames.IsLanguage(NameAt(typed)))
            {
                return below.Start;
            }
        }

        return text.Length;
    }

    private void Blank(int start, int end)
    {
        for (var position = start; position < end; position++)
        {
            code[position] = code[position] is '\r' or '\n' ? code[position] : ' ';
        }
    }

    private List<CellPart> InOrder()
    {
        var tokens = Tree(new string(code))
            .GetRoot()
            .DescendantTokens()
            .Where(token => token.Span.Length > 0)
            .ToArray();
        List<CellPart> parts = [];
        for (var index = 0; index < codeSpans.Count; index++)
        {
            if (Part(codeSpans[index], tokens) is { } part)
            {
                if (index < directives.Count && !SyntaxFactory.IsCompleteSubmission(Tree(part.Text)))
                {
                    var line = directives[index].Part.Line;
                    throw new DirectiveSyntaxException(
                        $"{line.Name} stands inside a statement: the code above it is unfinished.",
                        line.Line
                    );
                }

                parts.Add(part);
            }

            if (index < directives.Count)
            {
                parts.Add(directives[index].Part);
            }
        }

        return parts;
    }

    // Preprocessor lines and comments stay in every part, so that a #if, #nullable or #pragma holds for all below it.
    private CodePart? Part((int Start, int End) span, IReadOnlyList<SyntaxToken> tokens)
    {
        var part = (char[])code.Clone();
        var isEmpty = true;
        foreach (var token in tokens)
        {
            if (token.SpanStart >= span.Start && token.SpanStart < span.End)
            {
                isEmpty = false;
                continue;
            }

            for (var position = token.SpanStart; position < token.Span.End; position++)
            {
                part[position] = part[position] is '\r' or '\n' ? part[position] : ' ';
            }
        }

        return isEmpty ? null : new CodePart(new string(part));
    }

    private static SyntaxTree Tree(string text) => CSharpSyntaxTree.ParseText(text, Script);
}
