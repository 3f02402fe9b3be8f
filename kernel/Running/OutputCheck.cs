namespace CSharpKernel.Running;

/// <summary>Which fresh outputs are compared with the stored ones.</summary>
public enum OutputCheck
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those of every code cell without the tag nbval-ignore-output.</summary>
    All,

    /// <summary>Those of the cells with the tag nbval-check-output.</summary>
    Tagged,
}
