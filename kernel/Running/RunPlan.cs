using CSharpKernel.Notebooks;

namespace CSharpKernel.Running;

/// <summary>One notebook that is about to run: read, checked, and with the place its output goes to.</summary>
internal sealed record RunPlan(string NotebookPath, string OutputPath, Notebook Notebook)
{
    public string Name => Path.GetFileName(NotebookPath);

    public string Folder => Path.GetDirectoryName(NotebookPath)!;

    /// <summary>Reads and checks every notebook; the first thing that is wrong throws <see cref="RunException"/>.</summary>
    public static IReadOnlyList<RunPlan> Make(IReadOnlyList<string> files, RunOptions options)
    {
        if (files.Count == 0)
        {
            throw new RunException("No notebook was given.");
        }

        if (options.CellTimeLimit is { } limit && (limit <= TimeSpan.Zero || limit.TotalMilliseconds > int.MaxValue))
        {
            throw new RunException(
                $"The time limit of a cell is {limit.TotalSeconds} s; it must be above 0 and below 24 days."
            );
        }

        var plans = files.Select(file => Read(file, options)).ToArray();
        var clash = plans.GroupBy(plan => plan.OutputPath).FirstOrDefault(group => group.Count() > 1);
        if (clash is not null)
        {
            throw new RunException(
                $"{string.Join(" and ", clash.Select(plan => plan.NotebookPath))} would both be written to {clash.Key}."
            );
        }

        if (
            options.Check != OutputCheck.None
            && plans.FirstOrDefault(plan => plan.OutputPath == plan.NotebookPath) is { } same
        )
        {
            throw new RunException(
                $"{same.Name} would be overwritten with the outputs that are compared with it: choose another output folder."
            );
        }

        foreach (var plan in plans)
        {
            ParameterInjection.Check(plan.Notebook, options.Parameters, plan.Name);
        }

        return plans;
    }

    private static string PlaceOf(string path, string? root)
    {
        var below = root is null ? path : Path.GetRelativePath(root, path);
        var isBelow = !Path.IsPathRooted(below) && !below.StartsWith("..", StringComparison.Ordinal);
        return isBelow ? below : Path.GetFileName(path);
    }

    private static RunPlan Read(string file, RunOptions options)
    {
        var path = Path.GetFullPath(file);
        try
        {
            return new RunPlan(
                path,
                Path.Combine(Path.GetFullPath(options.OutputDirectory), PlaceOf(path, options.Root)),
                Notebook.Load(path)
            );
        }
        catch (NotebookFormatException exception)
        {
            throw new RunException(ExitCode.NotebookInvalid, exception.Message);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RunException(ExitCode.NotebookNotFound, $"There is no notebook {file}.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new RunException(ExitCode.NotebookNotFound, $"{file} cannot be read: {exception.Message}");
        }
    }
}
