using System.Text.Json.Nodes;
using CSharpKernel.Formatting;

namespace CSharpKernel.Notebooks;

/// <summary>Something shown: a display, or the value of the trailing expression, which carries the cell's execution count.</summary>
public sealed record DisplayOutput(MimeBundle Content, bool IsResult, JsonObject Metadata) : CellOutput
{
    /// <summary>The execution count of a result; null for a display.</summary>
    public int? ExecutionCount { get; init; }
}
