using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Tests.Net;

/// <summary>A section of a file: its header and its rows as lines.</summary>
internal sealed partial record NetSection(string Header, List<string> Rows)
{
    private const int LongestShown = 120;

    /// <summary>The lines of a file; one with a line break in a quoted field is one line.</summary>
    internal static IEnumerable<string> Lines(string path)
    {
        var whole = new StringBuilder();
        foreach (string line in File.ReadLines(path))
        {
            whole.Append(whole.Length == 0 ? "" : "\n").Append(line);
            // The Plotly JSON of a chart stands as it is, without quotes around it.
            if (whole[0] == '{' || whole.ToString().Count(letter => letter == '"') % 2 == 0)
            {
                yield return whole.ToString();
                whole.Clear();
            }
        }
    }

    /// <summary>The rows that differ. Two with the same first field are one row that changed, and their columns are named.</summary>
    /// <param name="other">The section after the change.</param>
    /// <param name="mostNamed">How many rows are named.</param>
    /// <param name="tolerance">Numbers of more than twelve digits may differ by this part of them.</param>
    internal IEnumerable<string> Differences(NetSection other, int mostNamed, double tolerance)
    {
        var gone = Without(Rows, other.Rows);
        var added = Without(other.Rows, Rows);
        var newByKey = added.GroupBy(Key).ToDictionary(rows => rows.Key, rows => new Queue<string>(rows));
        List<string> differences = [];
        foreach (string row in gone)
        {
            string key = Key(row);
            if (!newByKey.TryGetValue(key, out var rows) || !rows.TryDequeue(out string? changed))
            {
                differences.Add($"row is gone: {row}");
            }
            else if (tolerance == 0 || !AreClose(row, changed, tolerance))
            {
                differences.Add($"row {key}: {Changes(Fields(row), Fields(changed))}");
            }
        }

        differences.AddRange(newByKey.Values.SelectMany(rows => rows).Select(row => $"row is new: {row}"));
        return differences.Count <= mostNamed
            ? differences
            : differences.Take(mostNamed).Append($"{differences.Count - mostNamed} more rows differ");
    }

    /// <summary>The fields of a line as they are written, with their quotes.</summary>
    internal static string[] Fields(string line)
    {
        if (line.StartsWith('{'))
        {
            return [line];
        }

        List<string> fields = [];
        bool quoted = false;
        int start = 0;
        for (int i = 0; i < line.Length; i++)
        {
            quoted ^= line[i] == '"';
            if (line[i] == ',' && !quoted)
            {
                fields.Add(line[start..i]);
                start = i + 1;
            }
        }

        return [.. fields, line[start..]];
    }

    private static bool AreClose(string old, string other, double tolerance)
    {
        string[] before = [.. Number().Matches(old).Select(match => match.Value)];
        string[] after = [.. Number().Matches(other).Select(match => match.Value)];
        return Number().Replace(old, "#") == Number().Replace(other, "#")
            && before.Zip(after).All(pair => pair.First == pair.Second || AreCloseNumbers(pair, tolerance));
    }

    private static bool AreCloseNumbers((string Old, string New) numbers, double tolerance)
    {
        double old = double.Parse(numbers.Old, CultureInfo.InvariantCulture);
        double other = double.Parse(numbers.New, CultureInfo.InvariantCulture);
        return Math.Max(numbers.Old.Length, numbers.New.Length) > 12
            && Math.Abs(old - other) <= tolerance * Math.Max(Math.Abs(old), Math.Abs(other));
    }

    [GeneratedRegex(@"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")]
    private static partial Regex Number();

    private string Changes(string[] old, string[] other)
    {
        string[] names = Fields(Header);
        return string.Join(
            "; ",
            Enumerable
                .Range(0, names.Length)
                .Where(i => old[i] != other[i])
                .Select(i => $"{names[i]} was {Shown(old[i], other[i])} and is {Shown(other[i], old[i])}")
        );
    }

    // A chart has no key; there is one in a section.
    private static string Key(string row) => row.StartsWith('{') ? "of a chart" : Fields(row)[0];

    // A long field is shown around its first difference.
    private static string Shown(string field, string other)
    {
        int same = field.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count();
        int start = Math.Max(0, Math.Min(same - 40, field.Length - LongestShown));
        return field.Length <= LongestShown ? field : $"…{field.Substring(start, LongestShown)}…";
    }

    // The lines of one list that the other does not have as often.
    private static List<string> Without(List<string> rows, List<string> others)
    {
        var left = others.GroupBy(row => row).ToDictionary(same => same.Key, same => same.Count());
        List<string> only = [];
        foreach (string row in rows)
        {
            if (left.TryGetValue(row, out int count) && count > 0)
            {
                left[row] = count - 1;
            }
            else
            {
                only.Add(row);
            }
        }

        return only;
    }
}
