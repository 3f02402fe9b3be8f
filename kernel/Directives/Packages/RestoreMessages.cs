using System.Text.RegularExpressions;

namespace CSharpKernel.Directives.Packages;

/// <summary>Reads NuGet's own reasons from what a restore printed.</summary>
internal static partial class RestoreMessages
{
    /// <summary>NuGet's code for a source that cannot be reached.</summary>
    public const string UnreachableSource = "NU1301";

    /// <summary>Every error once, code first, without the paths of the temporary project.</summary>
    public static IReadOnlyList<string> Errors(string output, string folder)
    {
        var errors = Error()
            .Matches(output.ReplaceLineEndings("\n"))
            .Select(match => $"{match.Groups["code"].Value}: {match.Groups["text"].Value.Trim()}")
            .Select(text => text.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        return errors.Length > 0 ? errors : LastLines(output);
    }

    private static string[] LastLines(string output) =>
        [
            .. output
                .ReplaceLineEndings("\n")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .TakeLast(3),
        ];

    [GeneratedRegex(
        @"\berror\s+(?<code>[A-Z]+\d+)\s*:\s*(?<text>.*?)(?:\s*\[[^\[\]]*proj\])?$",
        RegexOptions.Multiline
    )]
    private static partial Regex Error();
}
