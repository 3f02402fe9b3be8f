using System.Text;
using System.Text.RegularExpressions;

namespace CSharpKernel.Jupyter;

/// <summary>The cells of this session that were to be stored, oldest first; nothing is kept beyond the session. Used by the shell thread alone.</summary>
internal sealed class History
{
    private readonly List<HistoryEntry> entries = [];

    public HistoryEntry Add(int number, string code)
    {
        var entry = new HistoryEntry(number, code);
        entries.Add(entry);
        return entry;
    }

    /// <summary>The latest cells, at most this many.</summary>
    public IReadOnlyList<HistoryEntry> Tail(int count) => [.. entries.TakeLast(Math.Max(0, count))];

    /// <summary>The cells numbered from start (inclusive; negative: that many before the end) to stop (exclusive; null: to the end).</summary>
    public IReadOnlyList<HistoryEntry> Range(int start, int? stop)
    {
        var end = entries.Count == 0 ? 1 : entries[^1].Number + 1;
        var first = start < 0 ? end + start : start;
        var beyond =
            stop is not { } given ? end
            : given < 0 ? end + given
            : given;
        return [.. entries.Where(entry => entry.Number >= first && entry.Number < beyond)];
    }

    /// <summary>
    /// The latest cells, at most this many (null: all), whose whole code matches a pattern of <c>*</c>, <c>?</c> and sets such as <c>[a-c]</c>
    /// or <c>[^x]</c>; unique keeps the latest of equal ones.
    /// </summary>
    public IReadOnlyList<HistoryEntry> Search(string pattern, bool unique, int? count)
    {
        var expression = new Regex(ExpressionOf(pattern), RegexOptions.Singleline | RegexOptions.NonBacktracking);
        var found = entries.Where(entry => expression.IsMatch(entry.Code));
        if (unique)
        {
            found = found.Reverse().DistinctBy(entry => entry.Code, StringComparer.Ordinal).Reverse();
        }

        return [.. count is { } limit ? found.TakeLast(Math.Max(0, limit)) : found];
    }

    private static string ExpressionOf(string pattern)
    {
        var expression = new StringBuilder("\\A");
        for (var index = 0; index < pattern.Length; index++)
        {
            var end = pattern[index] == '[' ? EndOfSet(pattern, index) : -1;
            if (end > 0)
            {
                var negated = pattern[index + 1] == '^';
                var members = pattern[(index + (negated ? 2 : 1))..end];
                expression.Append(negated ? "[^" : "[").Append(Escaped(members)).Append(']');
                index = end;
            }
            else
            {
                expression.Append(
                    pattern[index] switch
                    {
                        '*' => ".*",
                        '?' => ".",
                        var other => Regex.Escape(other.ToString()),
                    }
                );
            }
        }

        return expression.Append("\\z").ToString();
    }

    // A bracket that directly follows the opening one belongs to the set.
    private static int EndOfSet(string pattern, int start)
    {
        var first = start + 1 < pattern.Length && pattern[start + 1] == '^' ? start + 2 : start + 1;
        return first < pattern.Length ? pattern.IndexOf(']', first + 1) : -1;
    }

    // Between its ends a range keeps its hyphen; a range whose ends are the wrong way round matches its two ends and the hyphen.
    private static string Escaped(string members)
    {
        var escaped = new StringBuilder();
        for (var index = 0; index < members.Length; index++)
        {
            var isRange =
                index + 2 < members.Length && members[index + 1] == '-' && members[index] <= members[index + 2];
            AppendLiteral(escaped, members[index]);
            if (isRange)
            {
                escaped.Append('-');
                AppendLiteral(escaped, members[index + 2]);
                index += 2;
            }
        }

        return escaped.ToString();
    }

    private static void AppendLiteral(StringBuilder expression, char character) =>
        expression.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
}
