namespace CSharpKernel.Notebooks;

/// <summary>The cell tags that the runner honours, in the spelling of papermill, nbclient and nbval.</summary>
public static class CellTags
{
    /// <summary>The cell that declares the notebook's parameters with their defaults.</summary>
    public const string Parameters = "parameters";

    /// <summary>The cell with the values given for one run; it replaces the one of an earlier run.</summary>
    public const string InjectedParameters = "injected-parameters";

    /// <summary>The cell may fail: its error is kept as output and the notebook goes on.</summary>
    public const string RaisesException = "raises-exception";

    /// <summary>The cell is left as it is stored.</summary>
    public const string SkipExecution = "skip-execution";

    /// <summary>The cell's outputs are not compared.</summary>
    public const string IgnoreOutput = "nbval-ignore-output";

    /// <summary>The cell's outputs are compared even when only tagged cells are.</summary>
    public const string CheckOutput = "nbval-check-output";

    /// <summary>The cell measures: of its outputs only the shape is compared, their kinds, MIME types, columns and numbers of lines, not what they say.</summary>
    public const string Varies = "varies";
}
