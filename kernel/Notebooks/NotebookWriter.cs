using System.Text.Json.Nodes;
using CSharpKernel.Formatting;

namespace CSharpKernel.Notebooks;

/// <summary>Writes nbformat 4.5: text as lists of lines, no timings.</summary>
internal static class NotebookWriter
{
    public static string Write(Notebook notebook)
    {
        CellIds.Complete(notebook.Cells);
        return JupyterJson.Write(
            new JsonObject
            {
                ["cells"] = new JsonArray([.. notebook.Cells.Select(CellNode)]),
                ["metadata"] = notebook.Metadata.DeepClone(),
                ["nbformat"] = 4,
                ["nbformat_minor"] = 5,
            }
        );
    }

    private static JsonNode CellNode(NotebookCell cell)
    {
        var node = (JsonObject)cell.Extra.DeepClone();
        node["id"] = cell.Id;
        node["metadata"] = cell.Metadata.DeepClone();
        node["source"] = Lines(cell.Source);
        node["cell_type"] = cell.Type switch
        {
            CellType.Code => "code",
            CellType.Markdown => "markdown",
            _ => "raw",
        };
        if (cell.Type == CellType.Code)
        {
            node["execution_count"] = cell.ExecutionCount;
            node["outputs"] = new JsonArray([.. cell.Outputs.Select(OutputNode)]);
        }

        return node;
    }

    private static JsonNode OutputNode(CellOutput output)
    {
        switch (output)
        {
            case StreamOutput stream:
                return new JsonObject
                {
                    ["output_type"] = "stream",
                    ["name"] = stream.Name,
                    ["text"] = Lines(stream.Text),
                };
            case ErrorOutput error:
                return new JsonObject
                {
                    ["output_type"] = "error",
                    ["ename"] = error.Name,
                    ["evalue"] = error.Message,
                    ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
                };
            case DisplayOutput display:
                var node = new JsonObject
                {
                    ["output_type"] = display.IsResult ? "execute_result" : "display_data",
                    ["data"] = Bundle(display.Content),
                    ["metadata"] = display.Metadata.DeepClone(),
                };
                if (display.IsResult)
                {
                    node["execution_count"] = display.ExecutionCount;
                }

                return node;
            default:
                throw new InvalidOperationException($"Outputs of type {output.GetType().Name} cannot be stored.");
        }
    }

    private static JsonObject Bundle(MimeBundle bundle)
    {
        var node = new JsonObject();
        foreach (var (mimeType, content) in bundle.Entries)
        {
            node[mimeType] = bundle.Text(mimeType) is { } text ? Lines(text) : content.DeepClone();
        }

        return node;
    }

    private static JsonArray Lines(string text)
    {
        var lines = new JsonArray();
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start) + 1;
            end = end == 0 ? text.Length : end;
            lines.Add(JsonValue.Create(text[start..end]));
            start = end;
        }

        return lines;
    }
}
