namespace CSharpKernel.Evaluation;

/// <summary>The code of one cell and the number it runs under (the notebook's execution count, from 1).</summary>
public sealed record CellCode(int Number, string Text)
{
    /// <summary>How errors name the cell, "Cell In [3]": the spelling editors search tracebacks for.</summary>
    public string Name => NameOf(Number);

    /// <summary>The name of the cell with this number.</summary>
    public static string NameOf(int number) => FormattableString.Invariant($"Cell In [{number}]");
}
