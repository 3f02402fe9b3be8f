namespace CSharpKernel.Completion;

/// <summary>
/// What was offered last, for editors that ask for help on an offered item. VS Code then sends, in place of the code up to the item, as many letters of the
/// cell's first line as the item's column has, and the item's text: right for one line, wrong for every other. What was offered tells what is meant.
/// </summary>
internal sealed record LastCompletion(string Code, CompletionList List)
{
    /// <summary>The code up to the end of the item that is meant; the code asked about when it is not such a question.</summary>
    public string Restore(string asked)
    {
        var lineStart = List.Start == 0 ? 0 : Code.LastIndexOf('\n', List.Start - 1) + 1;
        var column = List.Start - lineStart;
        if (lineStart == 0 || asked.Length <= column || !asked.AsSpan(0, column).SequenceEqual(Code.AsSpan(0, column)))
        {
            return asked;
        }

        var text = asked[column..];
        return List.Items.Any(item => item.Text == text) ? Code[..List.Start] + text : asked;
    }
}
