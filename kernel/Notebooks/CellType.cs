namespace CSharpKernel.Notebooks;

/// <summary>The three kinds of cell that nbformat knows.</summary>
public enum CellType
{
    /// <summary>Code that a session runs.</summary>
    Code,

    /// <summary>Prose in Markdown.</summary>
    Markdown,

    /// <summary>Text that no program interprets.</summary>
    Raw,
}
