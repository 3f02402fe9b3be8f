using System.Buffers;

namespace CSharpKernel.Html;

/// <summary>Text that a page can hold.</summary>
internal static class PageText
{
    private const char Replacement = '\uFFFD';

    // What neither HTML nor XML, and so no SVG, allows in any form: control characters but tabs and line ends, and two code points that are none.
    private static readonly SearchValues<char> NotAllowed = SearchValues.Create([
        .. Enumerable
            .Range(0, 0xA0)
            .Select(code => (char)code)
            .Where(character => char.IsControl(character) && character is not ('\t' or '\n' or '\r')),
        '\uFFFE',
        '\uFFFF',
    ]);

    /// <summary>The text with U+FFFD in place of what a page cannot hold.</summary>
    public static string Clean(string text) =>
        text.AsSpan().ContainsAny(NotAllowed)
            ? string.Create(
                text.Length,
                text,
                static (cleaned, original) => original.AsSpan().ReplaceAny(cleaned, NotAllowed, Replacement)
            )
            : text;
}
