using CSharpKernel.Html;
using CSharpKernel.Running;

namespace Notebooks;

/// <summary>
/// The index of a run, written when it begins and whenever a notebook has ended, so that a page an earlier run left in the folder never passes for one of
/// this run.
/// </summary>
internal sealed class RunIndex(
    string folder,
    string title,
    IReadOnlyList<(string Name, string Value)> facts,
    IReadOnlyList<string> names
)
{
    private const string FileName = "index.html";

    private readonly Dictionary<string, NotebookRun> runs = new(StringComparer.Ordinal);

    /// <summary>The index's own path.</summary>
    public string FilePath { get; } = Path.Combine(folder, FileName);

    /// <summary>Takes in what became of a notebook.</summary>
    public void Add(string name, NotebookRun run)
    {
        runs.Add(name, run);
        Write();
    }

    /// <summary>Writes the page as things stand.</summary>
    /// <exception cref="RunException">The folder cannot be written.</exception>
    public void Write()
    {
        var pages = runs
            .Values.Select(run => run.PagePath)
            .OfType<string>()
            .Select(Below)
            .ToHashSet(StringComparer.Ordinal);
        try
        {
            Directory.CreateDirectory(folder);
            string[] earlier =
            [
                .. Directory
                    .EnumerateFiles(folder, "*.html", SearchOption.AllDirectories)
                    .Select(Below)
                    .Where(page => page != FileName && !pages.Contains(page))
                    .Order(StringComparer.Ordinal),
            ];
            File.WriteAllText(FilePath, IndexPage.Render(title, facts, [.. names.Select(Entry)], earlier));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(
                ExitCode.OutputNotWritten,
                $"The index of the run could not be written: {exception.Message}"
            );
        }
    }

    private string Below(string path) => Path.GetRelativePath(folder, path).Replace('\\', '/');

    private IndexEntry Entry(string name)
    {
        if (!runs.TryGetValue(name, out var run))
        {
            return new IndexEntry(name, null, "not run");
        }

        var page = run.PagePath is null ? null : Below(run.PagePath);
        string[] problems =
        [
            .. run.Failure is { } failure ? [$"{failure.Error.Name}: {failure.Error.Message}"] : Array.Empty<string>(),
            .. run.Problems,
        ];
        return new IndexEntry(name, page, Outcome(run))
        {
            Problem = problems.Length == 0 ? null : string.Join(' ', problems),
        };
    }

    private static string Outcome(NotebookRun run)
    {
        var cells = FormattableString.Invariant($"{run.CellsRun} of {run.CellCount} cells ran");
        return run.Failure is { } failure
                ? FormattableString.Invariant($"{cells}, stopped in cell {failure.Number} ({run.Outcome})")
            : run.Differences.Count > 0
                ? FormattableString.Invariant(
                    $"{cells}, {run.Differences.Count} with another output than the stored one ({run.Outcome})"
                )
            : $"{cells} ({run.Outcome})";
    }
}
