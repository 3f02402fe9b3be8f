using System.Text.Json;
using System.Text.Json.Nodes;
using CSharpKernel.Formatting;

namespace CSharpKernel.Notebooks;

/// <summary>Reads nbformat 4 from its JSON.</summary>
internal static class NotebookReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    private static readonly string[] KnownCellKeys =
    [
        "cell_type",
        "execution_count",
        "id",
        "metadata",
        "outputs",
        "source",
    ];

    public static Notebook Read(string json, string name)
    {
        var root = Parse(json, name);
        var major = root["nbformat"] is JsonValue value && value.TryGetValue(out int number) ? number : 0;
        if (major != 4 || root["cells"] is not JsonArray cells)
        {
            throw new NotebookFormatException(
                major is 0 or 4
                    ? $"{name} is not a notebook: it lacks {(major == 0 ? "the number nbformat" : "the list of cells")}."
                    : $"{name} has nbformat {major}; this kernel reads nbformat 4 (jupyter nbconvert --to notebook converts older files)."
            );
        }

        var notebook = new Notebook { Metadata = ObjectOf(root["metadata"]) };
        for (var index = 0; index < cells.Count; index++)
        {
            notebook.Cells.Add(ReadCell(cells[index], $"{name}, cell {index + 1}"));
        }

        CellIds.Complete(notebook.Cells);
        return notebook;
    }

    private static JsonObject Parse(string json, string name)
    {
        try
        {
            return JsonNode.Parse(UnicodeText.RepairJson(json.TrimStart('\uFEFF')), documentOptions: Strict)
                    as JsonObject
                ?? throw new NotebookFormatException($"{name} is not a notebook: its JSON is not an object.");
        }
        catch (JsonException exception)
        {
            throw new NotebookFormatException($"{name} is not valid JSON: {exception.Message}", exception);
        }
    }

    private static NotebookCell ReadCell(JsonNode? node, string where)
    {
        if (node is not JsonObject cell)
        {
            throw new NotebookFormatException($"{where} is not an object.");
        }

        var type = Text(cell["cell_type"]) switch
        {
            "code" => CellType.Code,
            "markdown" => CellType.Markdown,
            "raw" => CellType.Raw,
            var other => throw new NotebookFormatException(
                $"{where} has cell_type '{other}'; code, markdown and raw are known."
            ),
        };
        return new NotebookCell
        {
            Id = Text(cell["id"]),
            Type = type,
            Source = Text(cell["source"]).Replace("\r\n", "\n", StringComparison.Ordinal),
            Metadata = ObjectOf(cell["metadata"]),
            ExecutionCount = NumberOf(cell["execution_count"]),
            Outputs = cell["outputs"] is JsonArray outputs
                ? [.. outputs.Select(output => ReadOutput(output, where))]
                : [],
            Extra = new JsonObject(
                cell.Where(item => !KnownCellKeys.Contains(item.Key, StringComparer.Ordinal))
                    .Select(item => KeyValuePair.Create(item.Key, item.Value?.DeepClone()))
            ),
        };
    }

    private static CellOutput ReadOutput(JsonNode? node, string where)
    {
        if (node is not JsonObject output)
        {
            throw new NotebookFormatException($"{where} has an output that is not an object.");
        }

        return Text(output["output_type"]) switch
        {
            "stream" => new StreamOutput(Text(output["name"]), Text(output["text"])),
            "display_data" => new DisplayOutput(Bundle(output["data"]), IsResult: false, ObjectOf(output["metadata"])),
            "execute_result" => new DisplayOutput(Bundle(output["data"]), IsResult: true, ObjectOf(output["metadata"]))
            {
                ExecutionCount = NumberOf(output["execution_count"]),
            },
            "error" => new ErrorOutput(
                Text(output["ename"]),
                Text(output["evalue"]),
                output["traceback"] is JsonArray lines ? [.. lines.Select(Text)] : []
            ),
            var other => throw new NotebookFormatException($"{where} has an output of unknown type '{other}'."),
        };
    }

    private static MimeBundle Bundle(JsonNode? data) =>
        MimeBundle.OfNodes(
            ObjectOf(data)
                .Select(item =>
                    KeyValuePair.Create(
                        item.Key,
                        MimeBundle.IsJson(item.Key)
                            ? item.Value?.DeepClone() ?? new JsonObject()
                            : JsonValue.Create(Text(item.Value))
                    )
                )
        );

    private static JsonObject ObjectOf(JsonNode? node) => node is JsonObject found ? (JsonObject)found.DeepClone() : [];

    private static int? NumberOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out int number) ? number : null;

    // nbformat stores text as one string or as a list of lines that keep their ends.
    private static string Text(JsonNode? node) =>
        node switch
        {
            JsonValue value when value.TryGetValue(out string? text) => text,
            JsonArray lines => string.Concat(lines.Select(Text)),
            _ => "",
        };
}
