namespace CSharpKernel.Completion;

/// <summary>How well a name fits the letters typed so far.</summary>
internal static class NameMatch
{
    /// <summary>
    /// 0 when the name begins with the letters, whatever their case; 1 when they are the beginnings of its humps (WL for WriteLine), which takes a capital
    /// after the first letter; null when it does not fit.
    /// </summary>
    public static int? Rank(string name, ReadOnlySpan<char> typed) =>
        name.AsSpan().StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 0
        : HasLaterCapital(typed) && MatchesHumps(name, typed) ? 1
        : null;

    private static bool HasLaterCapital(ReadOnlySpan<char> typed)
    {
        for (var i = 1; i < typed.Length; i++)
        {
            if (char.IsUpper(typed[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool MatchesHumps(ReadOnlySpan<char> name, ReadOnlySpan<char> typed)
    {
        var at = 0;
        while (!typed.IsEmpty)
        {
            var run = RunLength(typed);
            at = FindHump(name, at, typed[..run]);
            if (at < 0)
            {
                return false;
            }

            at += run;
            typed = typed[run..];
        }

        return true;
    }

    // A capital and the small letters after it stand for the beginning of one hump.
    private static int RunLength(ReadOnlySpan<char> typed)
    {
        var length = 1;
        while (length < typed.Length && !char.IsUpper(typed[length]))
        {
            length++;
        }

        return length;
    }

    private static int FindHump(ReadOnlySpan<char> name, int from, ReadOnlySpan<char> run)
    {
        for (var i = from; i + run.Length <= name.Length; i++)
        {
            if (IsHump(name, i) && name[i..].StartsWith(run, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }

            // The first letters typed belong to the name's first hump.
            if (from == 0)
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool IsHump(ReadOnlySpan<char> name, int at) =>
        at == 0
        || char.IsUpper(name[at])
        || name[at - 1] == '_'
        || (char.IsDigit(name[at]) && !char.IsDigit(name[at - 1]));
}
