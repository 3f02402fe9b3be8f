using System.Globalization;
using System.Text.RegularExpressions;

namespace EcommerceNotebooks.DuckDb;

/// <summary>The place an error message of DuckDB points at: a line of the command text, and a column when the caret below it can be placed.</summary>
internal readonly partial record struct SqlErrorPlace(int? Line, int? Column)
{
    private const string Cut = "...";

    /// <summary>Reads the excerpt ("LINE 3: ..." and a caret below) of a message.</summary>
    internal static SqlErrorPlace In(string message)
    {
        var excerpt = ExcerptPattern().Match(message);
        if (!excerpt.Success)
        {
            return default;
        }

        var line = int.Parse(excerpt.Groups["line"].ValueSpan, CultureInfo.InvariantCulture);
        var shown = excerpt.Groups["text"];
        var caret = excerpt.Groups["indent"].Length - (shown.Index - excerpt.Index);
        // Under an excerpt whose beginning was cut off, DuckDB's caret stands in the wrong place.
        return shown.Value.StartsWith(Cut, StringComparison.Ordinal) || caret < 0
            ? new(line, null)
            : new(line, caret + 1);
    }

    [GeneratedRegex(
        @"^LINE (?<line>\d+): (?<text>[^\n]*)\n(?<indent> *)\^",
        RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex ExcerptPattern();
}
