using System.Text;
using System.Text.Json.Nodes;

namespace CSharpKernel.Notebooks;

/// <summary>A notebook in memory: nbformat 4.0 to 4.5 when read, 4.5 when written.</summary>
public sealed class Notebook
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The cells, in order.</summary>
    public IList<NotebookCell> Cells { get; } = [];

    /// <summary>The notebook's metadata, unknown keys included.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Reads a notebook file; a file that is no notebook throws <see cref="NotebookFormatException"/>.</summary>
    public static Notebook Load(string path) => NotebookReader.Read(File.ReadAllText(path), path);

    /// <summary>Reads a notebook from its text; the name stands in errors.</summary>
    public static Notebook Parse(string json, string name = "notebook") => NotebookReader.Read(json, name);

    /// <summary>The notebook as text, laid out the way Jupyter writes it.</summary>
    public string ToJson() => NotebookWriter.Write(this);

    /// <summary>Writes the file, by way of a temporary one, so that no half-written notebook is ever left.</summary>
    public void Save(string path)
    {
        var temporary = path + ".tmp";
        File.WriteAllText(temporary, ToJson(), Utf8);
        File.Move(temporary, path, overwrite: true);
    }
}
