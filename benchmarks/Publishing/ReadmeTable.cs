using System.Globalization;
using System.Text;
using System.Text.Json;
using Benchmarks.Measurement;

namespace Benchmarks.Publishing;

/// <summary>README's table of what is claimed and what was measured.</summary>
internal static class ReadmeTable
{
    private const string Section = "measured";

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>One line for every target in the result files of a folder; a suite that has published nothing has no line.</summary>
    internal static string Render(string folder)
    {
        var text = new StringBuilder("| what | events | measured | at most | |\n|---|---:|---:|---:|---|\n");
        foreach (var group in ResultFiles.Suites.SelectMany(suite => ResultFiles.Groups(folder, suite)))
        {
            foreach (var target in group["targets"]?.AsArray() ?? [])
            {
                Append(text, (long)group["rows"]!, target.Deserialize<Target>(Json)!);
            }
        }

        return text.ToString();
    }

    /// <summary>The text with what stands between its two marks replaced by the table.</summary>
    /// <exception cref="InvalidOperationException">The text has no such marks.</exception>
    internal static string Replace(string readme, string table)
    {
        var (begin, end) = ($"<!-- {Section} -->", $"<!-- /{Section} -->");
        var from = readme.IndexOf(begin, StringComparison.Ordinal);
        var to = readme.IndexOf(end, StringComparison.Ordinal);
        return from < 0 || to < from
            ? throw new InvalidOperationException($"README.md must hold {begin} and, below it, {end}.")
            : $"{readme[..(from + begin.Length)]}\n{table}{readme[to..]}";
    }

    private static void Append(StringBuilder text, long rows, Target target) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {target.Claim} | {rows:N0} | {target.MeasuredText} | {target.LimitText} | {target.Verdict} |\n"
        );
}
