namespace CSharpKernel.Markdown;

/// <summary>A part of rendered text: HTML that is final, or a run of emphasis marks that may open or close something.</summary>
internal sealed class InlinePiece
{
    private readonly string html;
    private string closingTags = "";
    private string openingTags = "";

    private InlinePiece(string html, char mark, int count, bool canOpen, bool canClose)
    {
        this.html = html;
        Mark = mark;
        Count = OriginalCount = count;
        CanOpen = canOpen;
        CanClose = canClose;
    }

    public char Mark { get; }

    /// <summary>How many marks of the run are not yet used.</summary>
    public int Count { get; private set; }

    public int OriginalCount { get; }

    public bool CanOpen { get; private set; }

    public bool CanClose { get; private set; }

    public static InlinePiece OfHtml(string html) => new(html, '\0', 0, false, false);

    /// <summary>A run of marks; what it may do follows from the characters around it (CommonMark 0.31, 6.2).</summary>
    public static InlinePiece OfDelimiters(char mark, int count, char before, char after)
    {
        var (blankBefore, blankAfter) = (char.IsWhiteSpace(before), char.IsWhiteSpace(after));
        var (signBefore, signAfter) = (IsSign(before), IsSign(after));
        var opensLeft = !blankAfter && (!signAfter || blankBefore || signBefore);
        var closesRight = !blankBefore && (!signBefore || blankAfter || signAfter);
        return mark switch
        {
            '_' => new(
                "",
                mark,
                count,
                opensLeft && (!closesRight || signBefore),
                closesRight && (!opensLeft || signAfter)
            ),
            '~' => new("", mark, count, opensLeft && count == 2, closesRight && count == 2),
            _ => new("", mark, count, opensLeft, closesRight),
        };
    }

    /// <summary>Uses marks nearest to the enclosed text: an opening run is used from its end, a closing run from its beginning.</summary>
    public void Open(int used, string tag)
    {
        Count -= used;
        openingTags = $"<{tag}>" + openingTags;
    }

    /// <summary>The closing counterpart of <see cref="Open"/>.</summary>
    public void Close(int used, string tag)
    {
        Count -= used;
        closingTags += $"</{tag}>";
    }

    /// <summary>The part as HTML: what it closes, the marks that paired with nothing, what it opens.</summary>
    public override string ToString() => html + closingTags + new string(Mark, Count) + openingTags;

    /// <summary>Leaves the remaining marks as plain characters.</summary>
    public void GiveUp() => CanOpen = CanClose = false;

    private static bool IsSign(char character) => char.IsPunctuation(character) || char.IsSymbol(character);
}
