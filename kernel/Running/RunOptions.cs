namespace CSharpKernel.Running;

/// <summary>How notebooks are run.</summary>
public sealed record RunOptions
{
    /// <summary>Where executed notebooks and pages go when nothing else is said, relative to the current folder.</summary>
    public const string DefaultOutputDirectory = "artifacts/notebooks";

    /// <summary>Values for the notebook's <c>parameters</c> cell, by name, as text; a relative path among them is relative to the notebook's folder.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>The folder for executed notebooks and pages; made when it does not exist. The notebook's own folder means that it is executed in place.</summary>
    public string OutputDirectory { get; init; } = DefaultOutputDirectory;

    /// <summary>
    /// The folder from which notebooks keep their place: one in a folder below it is written to a folder of that name below the output folder. Null, as for a
    /// notebook outside it: directly into the output folder.
    /// </summary>
    public string? Root { get; init; }

    /// <summary>How long one cell may run; null for no limit.</summary>
    public TimeSpan? CellTimeLimit { get; init; }

    /// <summary>Whether the first notebook that fails ends the run; otherwise the notebooks after it are run all the same.</summary>
    public bool FailFast { get; init; }

    /// <summary>Which fresh outputs are compared with those stored in the notebook.</summary>
    public OutputCheck Check { get; init; } = OutputCheck.None;

    /// <summary>Whether a page is written beside each executed notebook.</summary>
    public bool WritePages { get; init; } = true;
}
