namespace CSharpKernel.Running;

/// <summary>The difference of two texts, line by line, by their longest common subsequence (Hunt and McIlroy, 1976), with two lines of context.</summary>
internal static class LineDifference
{
    private const int Context = 2;
    private const int MaximumCells = 4_000_000;

    public static IReadOnlyList<string> Between(string before, string after)
    {
        var (old, fresh) = (before.Split('\n'), after.Split('\n'));
        if ((long)old.Length * fresh.Length > MaximumCells)
        {
            return [$"- ({old.Length:N0} lines)", $"+ ({fresh.Length:N0} lines)"];
        }

        return Shorten(Lines(old, fresh, CommonLengths(old, fresh)));
    }

    // lengths[i, j] = length of the longest common subsequence of old[i..] and fresh[j..].
    private static int[,] CommonLengths(string[] old, string[] fresh)
    {
        var lengths = new int[old.Length + 1, fresh.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = fresh.Length - 1; j >= 0; j--)
            {
                lengths[i, j] =
                    old[i] == fresh[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        return lengths;
    }

    private static List<string> Lines(string[] old, string[] fresh, int[,] lengths)
    {
        List<string> lines = [];
        var (i, j) = (0, 0);
        while (i < old.Length || j < fresh.Length)
        {
            if (i < old.Length && j < fresh.Length && old[i] == fresh[j])
            {
                lines.Add("  " + old[i++]);
                j++;
            }
            else if (j == fresh.Length || (i < old.Length && lengths[i + 1, j] >= lengths[i, j + 1]))
            {
                lines.Add("- " + old[i++]);
            }
            else
            {
                lines.Add("+ " + fresh[j++]);
            }
        }

        return lines;
    }

    private static List<string> Shorten(List<string> lines)
    {
        List<string> kept = [];
        for (var index = 0; index < lines.Count; index++)
        {
            var from = Math.Max(0, index - Context);
            var to = Math.Min(lines.Count, index + Context + 1);
            if (lines[from..to].Exists(line => !line.StartsWith("  ", StringComparison.Ordinal)))
            {
                kept.Add(lines[index]);
            }
            else if (kept.Count > 0 && kept[^1] != "  …")
            {
                kept.Add("  …");
            }
        }

        return kept;
    }
}
