using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CSharpKernel.Notebooks;

namespace CSharpKernel.Installation;

/// <summary>The file kernel.json, by which Jupyter finds and starts a kernel.</summary>
internal sealed record KernelSpec(string DisplayName, string Program)
{
    public const string FileName = "kernel.json";

    private const string Mark = "csharp_kernel";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>What the file of a folder says; null when there is no such file, or when it was not written by this program.</summary>
    public static KernelSpec? Read(string specFolder)
    {
        var file = Path.Combine(specFolder, FileName);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            return
                JsonNode.Parse(File.ReadAllText(file)) is JsonObject content
                && content["metadata"] is JsonObject metadata
                && metadata[Mark] is JsonObject mark
                && mark["program"] is JsonValue value
                && value.TryGetValue<string>(out var program)
                ? new KernelSpec(content["display_name"]?.GetValue<string>() ?? "", program)
                : null;
        }
        catch (JsonException)
        {
            // A file that is no JSON is somebody else's.
            return null;
        }
    }

    /// <summary>Writes the file whole or not at all. Paths are absolute, because not every client replaces <c>{resource_dir}</c>.</summary>
    public void Write(string specFolder, string dotnet)
    {
        JsonObject content = new()
        {
            ["argv"] = new JsonArray(dotnet, Program, "serve", "{connection_file}"),
            ["display_name"] = DisplayName,
            ["language"] = LanguageMetadata.LanguageName,
            // The default, a signal, would end a .NET process.
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject
            {
                ["debugger"] = false,
                [Mark] = new JsonObject { ["program"] = Program },
            },
        };
        var unfinished = Path.Combine(specFolder, FileName + ".unfinished");
        File.WriteAllText(unfinished, content.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n");
        File.Move(unfinished, Path.Combine(specFolder, FileName), overwrite: true);
    }
}
