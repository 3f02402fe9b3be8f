using System.Globalization;
using System.Text;

namespace CSharpKernel.Completion.Documentation;

/// <summary>Renders help as plain text, for editors and pagers that show nothing else.</summary>
internal static class HelpText
{
    private const string Indent = "  ";

    /// <summary>The blocks with an empty line between them.</summary>
    public static string Render(IEnumerable<HelpBlock> blocks)
    {
        var text = new StringBuilder();
        HelpBlock? previous = null;
        foreach (var block in blocks)
        {
            // A heading stands right above what it names.
            text.Append(
                    previous switch
                    {
                        null => "",
                        HelpHeading => "\n",
                        _ => "\n\n",
                    }
                )
                .Append(Block(block));
            previous = block;
        }

        return text.ToString();
    }

    private static string Block(HelpBlock block) =>
        block switch
        {
            HelpCode code => code.Text,
            HelpParagraph paragraph => string.Concat(paragraph.Content.Select(Inline)),
            HelpHeading heading => heading.Text + ":",
            HelpList list => string.Join('\n', list.Items.Select((item, index) => Entry(Bullet(list, index), item))),
            HelpTerms terms => string.Join(
                '\n',
                terms.Terms.Select(term => Entry($"{Indent}{term.Term}: ", term.Meaning))
            ),
            _ => "",
        };

    private static string Bullet(HelpList list, int index) =>
        list.IsNumbered ? string.Create(CultureInfo.InvariantCulture, $"{Indent}{index + 1}. ") : Indent + "- ";

    private static string Entry(string label, IReadOnlyList<HelpBlock> blocks) =>
        (label + Render(blocks).Replace("\n", "\n" + Indent + Indent, StringComparison.Ordinal)).TrimEnd(' ', ':');

    private static string Inline(HelpInline piece) =>
        piece.Address is { } address && address != piece.Text ? $"{piece.Text} ({address})" : piece.Text;
}
