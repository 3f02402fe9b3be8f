using CSharpKernel.Evaluation;

namespace CSharpKernel.Directives;

/// <summary>
/// Where code comes from: the name the compiler knows it under, the file that its relative paths begin beside (null for a cell), the lines that
/// had it run, innermost first, and the files that are being imported around it.
/// </summary>
internal sealed record CodeSource(
    string Name,
    string? File,
    IReadOnlyList<SourceLine> CalledFrom,
    IReadOnlyList<string> Imports
)
{
    /// <summary>A cell of the notebook itself.</summary>
    public static CodeSource Of(CellCode cell) => new(cell.Name, null, [], []);
}
