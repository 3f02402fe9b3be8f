using System.Text;

namespace CSharpKernel.Completion.Documentation;

/// <summary>Works on running text.</summary>
internal static class InlineText
{
    /// <summary>The pieces with runs of blanks made one, and none at either end.</summary>
    public static IReadOnlyList<HelpInline> Collapse(IReadOnlyList<HelpInline> pieces)
    {
        List<HelpInline> collapsed = [];
        var endsInBlank = true;
        foreach (var piece in pieces)
        {
            var text = new StringBuilder();
            foreach (var letter in piece.Text)
            {
                var isBlank = char.IsWhiteSpace(letter);
                if (!isBlank || !endsInBlank)
                {
                    text.Append(isBlank ? ' ' : letter);
                }

                endsInBlank = isBlank;
            }

            if (text.Length > 0)
            {
                collapsed.Add(piece with { Text = text.ToString() });
            }
        }

        while (collapsed is [.., var last] && last.Text.EndsWith(' '))
        {
            var trimmed = last.Text.TrimEnd();
            collapsed.RemoveAt(collapsed.Count - 1);
            if (trimmed.Length > 0)
            {
                collapsed.Add(last with { Text = trimmed });
            }
        }

        return collapsed;
    }
}
