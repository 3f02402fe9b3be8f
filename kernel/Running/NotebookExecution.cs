using System.Diagnostics;
using CSharpKernel.Evaluation;
using CSharpKernel.Html;
using CSharpKernel.Notebooks;
using CSharpKernel.Running.Isolation;

namespace CSharpKernel.Running;

/// <summary>One notebook's run, from the first cell to the written files.</summary>
internal sealed class NotebookExecution(RunPlan plan, RunOptions options, IRunObserver? observer)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly NotebookOutputs outputs = new();
    private readonly List<string> problems = [];
    private ExitCode outcome = ExitCode.Ok;
    private CellFailure? failure;
    private int cellsRun;

    public NotebookRun Run(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            outcome = ExitCode.Cancelled;
            return Result(cellCount: plan.Notebook.Cells.Count(IsRunnable), pagePath: null, differences: []);
        }

        var notebook = plan.Notebook;
        var stored = notebook.Cells.ToDictionary(cell => cell.Id, cell => cell.Outputs, StringComparer.Ordinal);
        Prepare(notebook);
        var cellCount = notebook.Cells.Count(IsRunnable);
        observer?.NotebookStarted(plan.NotebookPath, cellCount);
        RunCells(notebook, cancellationToken);
        var differences = failure is null ? Compare(notebook, stored) : [];
        if (differences.Count > 0)
        {
            outcome = ExitCode.OutputDiffers;
        }

        var pagePath = Write(notebook);
        return Result(cellCount, pagePath, differences);
    }

    private NotebookRun Result(int cellCount, string? pagePath, IReadOnlyList<OutputDifference> differences) =>
        new()
        {
            NotebookPath = plan.NotebookPath,
            OutputPath = plan.OutputPath,
            PagePath = pagePath,
            Outcome = outcome,
            CellCount = cellCount,
            CellsRun = cellsRun,
            Failure = failure,
            Differences = differences,
            Problems = problems,
            Duration = watch.Elapsed,
        };

    private static bool IsRunnable(NotebookCell cell) => cell.IsExecutable && !cell.HasTag(CellTags.SkipExecution);

    private void Prepare(Notebook notebook)
    {
        ParameterInjection.Apply(notebook, options.Parameters, plan.Name);
        LanguageMetadata.Apply(notebook);
        foreach (var cell in notebook.Cells.Where(cell => !cell.HasTag(CellTags.SkipExecution)))
        {
            cell.ExecutionCount = null;
            cell.Outputs = [];
        }
    }

    private void RunCells(Notebook notebook, CancellationToken cancellationToken)
    {
        using var session = new SessionProcess(plan.Folder);
        for (var index = 0; index < notebook.Cells.Count && failure is null; index++)
        {
            if (IsRunnable(notebook.Cells[index]))
            {
                RunCell(session, notebook.Cells[index], cancellationToken);
            }
        }

        var end = session.End(cancellationToken);
        problems.AddRange(end.Problems);
        if (failure is null && end.Failure is { } evaluation)
        {
            Fail(evaluation, session.EndedByCell, cancellationToken);
        }

        outputs.Store();
    }

    private void RunCell(SessionProcess session, NotebookCell cell, CancellationToken cancellationToken)
    {
        var number = ++cellsRun;
        cell.ExecutionCount = number;
        observer?.CellStarted(plan.NotebookPath, number, cell.Source);
        var started = watch.Elapsed;
        var output = outputs.Begin(cell, number);
        var evaluation = cell.Language.ToUpperInvariant() is "CSHARP" or "C#"
            ? session.Execute(new CellCode(number, cell.Source), output, options.CellTimeLimit, cancellationToken)
            : Refuse(cell, output);
        outputs.Store();
        var isExpected =
            evaluation.Status == EvaluationStatus.Succeeded
            || (evaluation.Status == EvaluationStatus.Failed && cell.HasTag(CellTags.RaisesException));
        observer?.CellFinished(plan.NotebookPath, number, evaluation.Status, isExpected, watch.Elapsed - started);
        if (!isExpected)
        {
            Fail(evaluation, session.EndedByCell is var ender and > 0 ? ender : number, cancellationToken);
        }
    }

    private void Fail(CellEvaluation evaluation, int number, CancellationToken cancellationToken)
    {
        foreach (var notRun in plan.Notebook.Cells.Where(cell => cell.ExecutionCount > number && IsRunnable(cell)))
        {
            cellsRun--;
            notRun.ExecutionCount = null;
        }

        var index = plan
            .Notebook.Cells.Index()
            .First(entry => entry.Item.ExecutionCount == number && IsRunnable(entry.Item))
            .Index;
        failure = new CellFailure(index, number, evaluation.Error!);
        outcome = evaluation.Status switch
        {
            EvaluationStatus.Interrupted => ExitCode.Cancelled,
            EvaluationStatus.Unstoppable when cancellationToken.IsCancellationRequested => ExitCode.Cancelled,
            EvaluationStatus.TimedOut or EvaluationStatus.Unstoppable => ExitCode.CellTimedOut,
            EvaluationStatus.ProcessEnded => ExitCode.ProcessEnded,
            _ => ExitCode.CellFailed,
        };
    }

    private static CellEvaluation Refuse(NotebookCell cell, OutputCollector output)
    {
        var message = $"The cell is marked as written in '{cell.Language}'; this kernel runs C# alone.";
        var error = new CellError("UnsupportedLanguage", message, ["UnsupportedLanguage: " + message]);
        output.Error(error);
        return new CellEvaluation(EvaluationStatus.Failed, error);
    }

    private IReadOnlyList<OutputDifference> Compare(
        Notebook notebook,
        IReadOnlyDictionary<string, IReadOnlyList<CellOutput>> stored
    ) => options.Check == OutputCheck.None ? [] : OutputComparison.Compare(notebook, stored, options.Check);

    private string? Write(Notebook notebook)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(plan.OutputPath)!);
            notebook.Save(plan.OutputPath);
            return options.WritePages ? WritePage(notebook) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add($"The executed notebook or its page could not be written: {exception.Message}");
            outcome = outcome == ExitCode.Ok ? ExitCode.OutputNotWritten : outcome;
            return null;
        }
    }

    private string WritePage(Notebook notebook)
    {
        var path = Path.ChangeExtension(plan.OutputPath, ".html");
        File.WriteAllText(path, NotebookPage.Render(notebook, plan.Name, plan.Folder));
        return path;
    }
}
