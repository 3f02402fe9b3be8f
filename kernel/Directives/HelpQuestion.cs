using System.Text.RegularExpressions;

namespace CSharpKernel.Directives;

/// <summary>A cell that is only a question, <c>Console.WriteLine?</c> or <c>?Console.WriteLine</c>: no C# ends or begins so.</summary>
internal static partial class HelpQuestion
{
    /// <summary>What is asked about, or null when the cell is no question.</summary>
    public static string? In(string cell) =>
        cell.Contains('?', StringComparison.Ordinal) && Question().Match(cell) is { Success: true } asked
            ? asked.Groups["after"].Value + asked.Groups["before"].Value
            : null;

    [GeneratedRegex(
        @"^\s*(?:(?<before>#!\w+|[\p{L}_][\w.<>,\[\] ]*)\?{1,2}|\?{1,2}(?<after>#!\w+|[\p{L}_][\w.<>,\[\] ]*?))\s*$"
    )]
    private static partial Regex Question();
}
