using System.Globalization;
using System.Text;

namespace CSharpKernel.Completion.Documentation;

/// <summary>Renders help as Markdown.</summary>
internal static class HelpMarkdown
{
    private const string Special = "\\`*_[]<>#|~&$";

    /// <summary>The blocks with an empty line between them.</summary>
    public static string Render(IEnumerable<HelpBlock> blocks) => string.Join("\n\n", blocks.Select(Block));

    private static string Block(HelpBlock block) =>
        block switch
        {
            HelpCode code => $"{Fence(code.Text)}csharp\n{code.Text}\n{Fence(code.Text)}",
            HelpParagraph paragraph => string.Concat(paragraph.Content.Select(Inline)),
            HelpHeading heading => $"**{Escape(heading.Text)}**",
            HelpList list => string.Join('\n', list.Items.Select((item, index) => Entry(Bullet(list, index), item))),
            HelpTerms terms => string.Join(
                '\n',
                terms.Terms.Select(term => Entry($"- {Code(term.Term)}: ", term.Meaning))
            ),
            _ => "",
        };

    private static string Bullet(HelpList list, int index) =>
        list.IsNumbered ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}. ") : "- ";

    private static string Entry(string label, IReadOnlyList<HelpBlock> blocks) =>
        (label + Render(blocks).Replace("\n", "\n    ", StringComparison.Ordinal)).TrimEnd(' ', ':');

    private static string Inline(HelpInline piece)
    {
        if (piece.Address is { } address)
        {
            return $"[{Escape(piece.Text)}](<{address.Replace(">", "%3E", StringComparison.Ordinal)}>)";
        }

        // Marks must touch the words they set.
        var words = piece.Text.Trim();
        if (words.Length == 0 || piece.Style == HelpStyle.Plain)
        {
            return Escape(piece.Text);
        }

        var set = piece.Style switch
        {
            HelpStyle.Code => Code(words),
            HelpStyle.Strong => $"**{Escape(words)}**",
            _ => $"*{Escape(words)}*",
        };
        return piece.Text.Replace(words, set, StringComparison.Ordinal);
    }

    private static string Code(string text) =>
        text.Contains('`', StringComparison.Ordinal) ? $"`` {text} ``" : $"`{text}`";

    private static string Fence(string code) => code.Contains("```", StringComparison.Ordinal) ? "~~~~" : "```";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            escaped.Append(Special.Contains(letter, StringComparison.Ordinal) ? "\\" : "").Append(letter);
        }

        return escaped.ToString();
    }
}
