using System.Globalization;
using System.Text.RegularExpressions;

namespace EcommerceNotebooks.DuckDb;

/// <summary>The place an error message of DuckDB points at: a line of the command text, and a column when the caret below it can be placed.</summary>
internal readonly partial record struct SqlErrorPlace(int? Line, int? Column)
{
    private const string Cut = "...";

    /// <summary>Reads the excerpt ("LINE 3: ..." and a caret below) of a message about a statement.</summary>
    internal static SqlErrorPlace In(string message, SqlStatementText statement)
    {
        var excerpt = ExcerptPattern().Match(message);
        if (!excerpt.Success)
        {
            return default;
        }

        var line = int.Parse(excerpt.Groups["line"].ValueSpan, CultureInfo.InvariantCulture);
        var shown = excerpt.Groups["text"];
        var caret = excerpt.Groups["indent"].Length - (shown.Index - excerpt.Index);
        if (caret < 0)
        {
            return new(line, null);
        }

        if (!shown.Value.StartsWith(Cut, StringComparison.Ordinal))
        {
            return new(line, caret + 1);
        }

        var start = StartOf(shown.Value, line, statement);
        return new(line, start is null ? null : start + caret + 1);
    }

    /// <summary>Where in its line an excerpt stands whose beginning was cut off, from 0.</summary>
    private static int? StartOf(string shown, int line, SqlStatementText statement)
    {
        var core = shown[Cut.Length..];
        core = core.EndsWith(Cut, StringComparison.Ordinal) ? core[..^Cut.Length] : core;
        var lines = statement.Text.Split('\n');
        var index = line - statement.FirstLine;
        if (index < 0 || index >= lines.Length)
        {
            return null;
        }

        var found = lines[index].IndexOf(core, StringComparison.Ordinal);
        var before = index == 0 ? statement.FirstColumn - 1 : 0;
        return found < 0 ? null : before + found - Cut.Length;
    }

    [GeneratedRegex(
        @"^LINE (?<line>\d+): (?<text>[^\n]*)\n(?<indent> *)\^",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex ExcerptPattern();
}
