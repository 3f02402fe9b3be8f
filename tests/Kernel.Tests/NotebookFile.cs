using System.Text.Json.Nodes;
using CSharpKernel.Notebooks;

namespace Tests.Kernel;

/// <summary>Writes small notebooks for tests.</summary>
internal sealed class NotebookFile
{
    private readonly Notebook notebook = new();

    internal NotebookFile Code(string source, params string[] tags) => Add(CellType.Code, source, tags, []);

    /// <summary>A code cell that stores standard output from an earlier run.</summary>
    internal NotebookFile Printed(string source, string stored, params string[] tags) =>
        Add(CellType.Code, source, tags, [new StreamOutput(StreamOutput.StandardOutput, stored)]);

    internal NotebookFile Prose(string source) => Add(CellType.Markdown, source, [], []);

    internal string Save(string folder, string name = "notebook.ipynb")
    {
        var path = Path.Combine(folder, name);
        notebook.Save(path);
        return path;
    }

    internal string Page(string folder = ".") =>
        CSharpKernel.Html.NotebookPage.Render(notebook, "notebook.ipynb", folder);

    private NotebookFile Add(CellType type, string source, string[] tags, IReadOnlyList<CellOutput> outputs)
    {
        notebook.Cells.Add(
            new NotebookCell
            {
                Id = $"cell-{notebook.Cells.Count}",
                Type = type,
                Source = source,
                Metadata =
                    tags.Length == 0
                        ? []
                        : new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => JsonValue.Create(tag))]) },
                Outputs = outputs,
            }
        );
        return this;
    }
}
