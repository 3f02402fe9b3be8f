namespace CSharpKernel.Sessions;

/// <summary>The two text streams of a cell.</summary>
public enum OutputStream
{
    /// <summary>What the cell writes to Console.Out.</summary>
    StandardOutput,

    /// <summary>What the cell writes to Console.Error.</summary>
    StandardError,
}
