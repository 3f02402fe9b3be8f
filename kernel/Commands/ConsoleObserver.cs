using CSharpKernel.Evaluation;
using CSharpKernel.Formatting;
using CSharpKernel.Running;
using Spectre.Console;

namespace CSharpKernel.Commands;

/// <summary>Draws a run on the console: a line per notebook and per cell, errors with their traceback, a table at the end.</summary>
public sealed class ConsoleObserver(IAnsiConsole console) : IRunObserver
{
    private const int ColumnsBeforeSource = 26;
    private const int WidestSource = 100;

    private int cells;
    private string source = "";

    /// <inheritdoc/>
    public void NotebookStarted(string notebookPath, int cellCount)
    {
        cells = cellCount;
        console.MarkupLineInterpolated($"[bold]{Path.GetFileName(notebookPath)}[/]");
    }

    /// <inheritdoc/>
    public void CellStarted(string notebookPath, int number, string source)
    {
        var first = source.Split('\n').FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) ?? "";
        var width = Math.Clamp(console.Profile.Width - ColumnsBeforeSource, 1, WidestSource);
        this.source = first.Length <= width ? first : first[..(width - 1)] + "…";
    }

    /// <inheritdoc/>
    public void CellFinished(
        string notebookPath,
        int number,
        EvaluationStatus status,
        bool isExpected,
        TimeSpan duration
    )
    {
        var color = isExpected ? "green" : "red";
        var mark = status == EvaluationStatus.Succeeded ? "ok" : status.ToString();
        console.MarkupLine(
            FormattableString.Invariant(
                $"  {number, 3}/{cells}  {duration.TotalSeconds, 7:0.00} s  [{color}]{mark}[/]  [dim]{Markup.Escape(source)}[/]"
            )
        );
    }

    /// <inheritdoc/>
    public void NotebookFinished(NotebookRun run)
    {
        if (run.Failure is { } failure)
        {
            foreach (var paragraph in failure.Error.Traceback)
            {
                console.WriteLine(AnsiText.Strip(paragraph));
            }
        }

        foreach (var difference in run.Differences)
        {
            console.MarkupLineInterpolated(
                $"[red]Cell {difference.CellIndex + 1} ({difference.CellId}) gives another output than the stored one (- stored, + fresh):[/]"
            );
            foreach (var line in difference.Lines)
            {
                console.WriteLine("  " + line);
            }
        }

        foreach (var problem in run.Problems)
        {
            console.MarkupLineInterpolated($"[red]{problem}[/]");
        }
    }

    /// <summary>Draws the table of all notebooks.</summary>
    public void Summarize(IReadOnlyList<NotebookRun> runs)
    {
        var table = new Table()
            .RoundedBorder()
            .AddColumn("notebook")
            .AddColumn(new TableColumn("cells").RightAligned());
        table.AddColumn(new TableColumn("time").RightAligned()).AddColumn("outcome");
        foreach (var run in runs)
        {
            table.AddRow(
                new Text(Path.GetFileName(run.NotebookPath)),
                new Text(FormattableString.Invariant($"{run.CellsRun}/{run.CellCount}")),
                new Text(FormattableString.Invariant($"{run.Duration.TotalSeconds:0.0} s")),
                new Text(run.Outcome.ToString(), new Style(run.Outcome == ExitCode.Ok ? Color.Green : Color.Red))
            );
        }

        console.Write(table);
    }
}
