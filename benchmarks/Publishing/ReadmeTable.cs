using System.Globalization;
using System.Text;
using System.Text.Json;
using Benchmarks.Measurement;

namespace Benchmarks.Publishing;

/// <summary>The table of what is claimed and what was measured, in the benchmarks' README.</summary>
internal static class ReadmeTable
{
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

    private static void Append(StringBuilder text, long rows, Target target) =>
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {target.Claim} | {rows:N0} | {target.MeasuredText} | {target.LimitText} | {target.Verdict} |\n"
        );
}
