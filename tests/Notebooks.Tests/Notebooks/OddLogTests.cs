using System.Globalization;
using System.Text.RegularExpressions;
using CSharpKernel.Notebooks;
using Tests.Support;

namespace Tests.Notebooks;

/// <summary>The notebooks on logs that are unlike the sample: they end, and what cannot be said is said to be so. Notebook 04 measures the machine and is left out.</summary>
[Trait("Speed", "Slow")]
public sealed partial class OddLogTests
{
    private static readonly string[] Measuring = ["04_optimizations.ipynb"];

    // The lake's bytes and the plans of experiments do not depend on what these logs are about.
    private static readonly string[] LeftOut = [.. Measuring, "01_ingest.ipynb", "10_experiments.ipynb"];

    public static TheoryData<string> Names => [.. TestScale.OneOf(5, OddLogs.All.Keys)];

    public static TheoryData<string> NeighbourNames => [.. TestScale.OneOf(5, OddLogs.Neighbours.Keys)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Notebooks_OddLog_SayWhatCannotBeSaid(string name) => Check(OddLogs.All[name], Measuring);

    [Theory]
    [MemberData(nameof(NeighbourNames))]
    public void Notebooks_NeighbourOfAnOddLog_SayWhatCannotBeSaid(string name) =>
        Check(OddLogs.Neighbours[name], LeftOut);

    private static void Check((OddLog Log, string[] Facts) odd, string[] leftOut)
    {
        using var folder = new TemporaryFolder();
        var printed = "";
        List<string> problems = [];
        foreach (var (place, output) in Run(odd.Log, leftOut, folder.Path))
        {
            var found = output switch
            {
                ErrorOutput error => ["fails: " + error.Message],
                _ when Printed(output) is { } text => InPrint(text),
                DisplayOutput shown => InDisplay(shown.Content.Text("text/plain") ?? ""),
                _ => [],
            };
            problems.AddRange(found.Select(problem => $"{place} {problem}"));
            printed += Printed(output);
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.DoesNotContain("invented", printed, StringComparison.OrdinalIgnoreCase);
        Assert.All(
            [.. odd.Facts, Extent(odd.Log), Users(odd.Log)],
            fact => Assert.Contains(fact, printed, StringComparison.Ordinal)
        );
    }

    // Findings are a display, and sentences all the same.
    private static string? Printed(CellOutput output) =>
        output switch
        {
            StreamOutput stream => stream.Text,
            DisplayOutput shown when shown.Content.Text("text/markdown") is not null => shown.Content.Text("text/plain")
                + "\n",
            _ => null,
        };

    private static IEnumerable<(string Place, CellOutput Output)> Run(OddLog log, string[] leftOut, string folder)
    {
        var notebooks = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "notebooks"), "??_*.ipynb")
            .Where(path => !leftOut.Contains(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal)
            .ToArray();
        var output = Path.Combine(folder, "out");
        var run = ProgramRun.Of(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "CSharpKernel.dll"),
                "run",
                .. notebooks,
                "--param",
                $"source={log.Save(folder)}",
                "--param",
                $"warehouse={Path.Combine(folder, "log.duckdb")}",
                "--output",
                output,
            ],
            TimeSpan.FromMinutes(5),
            // Notebooks are compiled once and run once, which counting calls for later compilation only slows.
            new Dictionary<string, string> { ["DOTNET_TieredPGO"] = "0" }
        );
        Assert.True(run.ExitCode == 0, run.Text);
        return notebooks
            .Select(path => Path.GetFileName(path))
            .SelectMany(name =>
                Notebook
                    .Load(Path.Combine(output, name))
                    .Cells.Index()
                    .SelectMany(cell => cell.Item.Outputs.Select(each => ($"{name}, cell {cell.Index + 1},", each)))
            );
    }

    private static string Extent(OddLog log) =>
        log.Dates.Count == 0
            ? "There are no events"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{log.Events.Count:N0} event{(log.Events.Count == 1 ? "" : "s")} on {log.Dates.Count:N0} day{(log.Dates.Count == 1 ? "" : "s")}, {log.Dates[0]} to {log.Dates[^1]}."
            );

    private static string Users(OddLog log) =>
        string.Create(CultureInfo.InvariantCulture, $"Users: {log.Users:N0}; products: ");

    private static IEnumerable<string> InPrint(string text) =>
        Problems(
            text,
            ("has no number where one is named", NoNumber()),
            ("has a hole in a sentence", Hole()),
            ("counts one as many", FalsePlural())
        );

    // The first rows of a table show what the log lacks as it is, and so do names of categories and brands.
    private static IEnumerable<string> InDisplay(string text) =>
        InvisibleBars(text)
            .Concat(
                Problems(
                    text,
                    [
                        ("shows what is no number", NoNumber()),
                        ("draws nothing", NothingDrawn()),
                        ("is a chart without a word", WordlessChart()),
                        .. AsItIs().IsMatch(text)
                            ? Array.Empty<(string, Regex)>()
                            : [("does not say why a number is missing", MissingNumber())],
                    ]
                )
            );

    // Bars of height 0 leave a frame without anything in it, unless intervals stand on them; each chart of a grid is looked at by itself.
    private static IEnumerable<string> InvisibleBars(string text) =>
        text.StartsWith("Bar chart", StringComparison.Ordinal) && !text.Contains("interval", StringComparison.Ordinal)
            ? text.Split("\n  [")
                .Select(chart =>
                    chart.Split('\n').Where(line => line.Contains(" point", StringComparison.Ordinal)).ToArray()
                )
                .Where(series => series.Length > 0 && series.All(ZeroBars().IsMatch))
                .Select(series => $"draws bars of height 0: {series[0]} in {text}")
            : [];

    private static IEnumerable<string> Problems(string text, params (string What, Regex Pattern)[] patterns) =>
        patterns
            .Where(each => each.Pattern.IsMatch(text))
            .Select(each => $"{each.What}: {each.Pattern.Match(text)} in {text}");

    // The end of a half-open range, ", ∞)", is meant to be there.
    [GeneratedRegex(@"\bNaN\b|(?<!, )-?∞|Infinity")]
    private static partial Regex NoNumber();

    [GeneratedRegex(@"\S  +\S|\(\)|[a-z] [,.;:](\s|$)|=\s*[,.;]|(?<![\d.]) %|:\s*\z|\bnull\b", RegexOptions.Multiline)]
    private static partial Regex Hole();

    [GeneratedRegex(@"(?<![\d.,])1 (?!is\b|was\b|has\b)[a-z]+[^s\W]s\b(?! of\b)")]
    private static partial Regex FalsePlural();

    [GeneratedRegex(@"\b0 (points|cells|nodes)\b|\b(x|y|z|values) none\b(?!,)")]
    private static partial Regex NothingDrawn();

    [GeneratedRegex(@", y 0 \.\. 0$|x 0 \.\. 0, y (?!-?[\d.,]+ \.\. )")]
    private static partial Regex ZeroBars();

    [GeneratedRegex(@"\AEmpty chart[^\n]*\z")]
    private static partial Regex WordlessChart();

    [GeneratedRegex(
        @"\A(First rows of|Columns of the raw events|Versions of the lake|Products seen most|Categories by|Brands by)"
    )]
    private static partial Regex AsItIs();

    [GeneratedRegex(@"\bNULL\b")]
    private static partial Regex MissingNumber();
}
