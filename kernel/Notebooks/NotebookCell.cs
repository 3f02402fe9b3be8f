using System.Text.Json.Nodes;

namespace CSharpKernel.Notebooks;

/// <summary>One cell of a notebook.</summary>
public sealed class NotebookCell
{
    /// <summary>The cell's id: unique in the notebook, and the same in every run.</summary>
    public required string Id { get; set; }

    /// <summary>What kind of cell it is.</summary>
    public required CellType Type { get; init; }

    /// <summary>The cell's text, lines parted by \n.</summary>
    public required string Source { get; set; }

    /// <summary>The cell's metadata, unknown keys included.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>The number under which the cell ran last, from 1; null when it has not run.</summary>
    public int? ExecutionCount { get; set; }

    /// <summary>The outputs of a code cell, in order.</summary>
    public IReadOnlyList<CellOutput> Outputs { get; set; } = [];

    /// <summary>Members of the cell that this kernel does not interpret, attachments among them.</summary>
    public JsonObject Extra { get; init; } = [];

    /// <summary>The cell's tags.</summary>
    public IReadOnlyList<string> Tags =>
        Metadata["tags"] is JsonArray tags
            ? [.. tags.OfType<JsonValue>().Select(tag => tag.TryGetValue(out string? text) ? text : "")]
            : [];

    /// <summary>
    /// The language an older polyglot notebook names for the cell, <c>csharp</c> where it names none.
    /// </summary>
    public string Language =>
        Text("polyglot_notebook", "kernelName") ?? Text("dotnet_interactive", "language") ?? "csharp";

    /// <summary>Whether the cell carries the tag.</summary>
    public bool HasTag(string tag) => Tags.Contains(tag, StringComparer.Ordinal);

    /// <summary>Whether the cell holds code that a session would run.</summary>
    public bool IsExecutable => Type == CellType.Code && !string.IsNullOrWhiteSpace(Source);

    private string? Text(string section, string key) =>
        Metadata[section] is JsonObject found && found[key] is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : null;
}
