namespace CSharpKernel.Markdown;

/// <summary>Pairs runs of emphasis marks, the nearest fitting opener for each closer (CommonMark 0.31, "process emphasis").</summary>
internal static class Emphasis
{
    public static string Resolve(List<InlinePiece> pieces)
    {
        for (var closer = 0; closer < pieces.Count; closer++)
        {
            while (
                pieces[closer] is { CanClose: true, Count: > 0 } && Opener(pieces, closer) is var opener && opener >= 0
            )
            {
                Pair(pieces, opener, closer);
            }
        }

        return string.Concat(pieces);
    }

    private static int Opener(List<InlinePiece> pieces, int closer)
    {
        for (var index = closer - 1; index >= 0; index--)
        {
            if (pieces[index] is { CanOpen: true, Count: > 0 } candidate && Fits(candidate, pieces[closer]))
            {
                return index;
            }
        }

        return -1;
    }

    // The rule of three: a run that can both open and close pairs only when the lengths do not add up to a multiple of 3.
    private static bool Fits(InlinePiece opener, InlinePiece closer) =>
        opener.Mark == closer.Mark
        && (
            !(opener.CanClose || closer.CanOpen)
            || (opener.OriginalCount + closer.OriginalCount) % 3 != 0
            || (opener.OriginalCount % 3 == 0 && closer.OriginalCount % 3 == 0)
        );

    private static void Pair(List<InlinePiece> pieces, int opener, int closer)
    {
        var used = pieces[opener].Mark == '~' || (pieces[opener].Count >= 2 && pieces[closer].Count >= 2) ? 2 : 1;
        var tag =
            pieces[opener].Mark == '~' ? "del"
            : used == 2 ? "strong"
            : "em";
        pieces[opener].Open(used, tag);
        pieces[closer].Close(used, tag);
        for (var between = opener + 1; between < closer; between++)
        {
            pieces[between].GiveUp();
        }
    }
}
