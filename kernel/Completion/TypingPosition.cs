using Microsoft.CodeAnalysis.CSharp;

namespace CSharpKernel.Completion;

/// <summary>
/// Where code is being typed: the C# of the cell, and the word around the position, of which the letters before it are what was typed.
/// </summary>
internal sealed record TypingPosition(string Code, int Start, int Position, int End)
{
    /// <summary>The name that stands for the word being typed while the compiler looks at the code.</summary>
    public const string Placeholder = "wordBeingTyped__";

    /// <summary>The letters before the position.</summary>
    public string Typed => Code[Start..Position].TrimStart('@');

    /// <summary>The place in a cell; null inside comments, strings and numbers, where nothing of C# can be named.</summary>
    public static TypingPosition? Find(string code, int position)
    {
        var text = CellText.WithoutDirectives(code);
        if (IsBlanked(code, text, position))
        {
            return null;
        }

        var start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(text[start - 1]))
        {
            start--;
        }

        if (IsNumber(text, start, position))
        {
            return null;
        }

        var end = position;
        while (end < text.Length && SyntaxFacts.IsIdentifierPartCharacter(text[end]))
        {
            end++;
        }

        if (start > 0 && text[start - 1] == '@')
        {
            start--;
        }

        var root = CSharpSyntaxTree.ParseText(text, CellText.ParseOptions).GetRoot();
        return ProseSpans.Contain(root, position) ? null : new TypingPosition(text, start, position, end);
    }

    /// <summary>The code with the placeholder in place of the word, ended as a statement where the next line begins another one.</summary>
    public string WithPlaceholder()
    {
        var rest = Code[End..];
        var next = rest.AsSpan().TrimStart();
        var lineEnds = rest.AsSpan(0, rest.Length - next.Length).Contains('\n');
        var beginsStatement = lineEnds && !next.IsEmpty && SyntaxFacts.IsIdentifierStartCharacter(next[0]);
        return string.Concat(Code.AsSpan(0, Start), Placeholder, beginsStatement ? ";" : "", rest);
    }

    private static bool IsBlanked(string code, string text, int position) =>
        position > 0 && code[position - 1] != text[position - 1];

    // 12, 0xFF, and the point of a number whose decimals are still to come.
    private static bool IsNumber(string text, int start, int position)
    {
        if (start < position)
        {
            return char.IsDigit(text[start]);
        }

        if (start < 2 || text[start - 1] != '.')
        {
            return false;
        }

        var before = start - 1;
        while (before > 0 && SyntaxFacts.IsIdentifierPartCharacter(text[before - 1]))
        {
            before--;
        }

        return char.IsDigit(text[before]);
    }
}
