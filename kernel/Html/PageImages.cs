using System.Text.Json.Nodes;
using CSharpKernel.Notebooks;

namespace CSharpKernel.Html;

/// <summary>Puts images into the page itself: files beside the notebook and attachments of a cell, as data URIs.</summary>
internal sealed class PageImages(string folder)
{
    private const long MaximumBytes = 20 * 1024 * 1024;

    private static readonly Dictionary<string, string> MimeTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".svg"] = "image/svg+xml",
        [".webp"] = "image/webp",
    };

    /// <summary>The data URI of an image named in a cell; null when it lies on the network, is missing, too large, or of no known type.</summary>
    public string? Resolve(string source, NotebookCell cell)
    {
        if (source.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase))
        {
            return source;
        }

        return source.StartsWith("attachment:", StringComparison.Ordinal)
            ? Attachment(cell, source["attachment:".Length..])
            : LocalFile(source);
    }

    private static string? Attachment(NotebookCell cell, string name)
    {
        var forms = cell.Extra["attachments"]?[Uri.UnescapeDataString(name)] as JsonObject;
        var form = forms?.FirstOrDefault(item => MimeTypes.ContainsValue(item.Key)) ?? default;
        return form.Value is JsonValue value && value.TryGetValue(out string? content)
            ? $"data:{form.Key};base64,{content.ReplaceLineEndings("")}"
            : null;
    }

    private string? LocalFile(string source)
    {
        if (source.Contains("://", StringComparison.Ordinal) || source.StartsWith("//", StringComparison.Ordinal))
        {
            return null;
        }

        var file = new FileInfo(Path.Combine(folder, Uri.UnescapeDataString(source)));
        return file.Exists && file.Length <= MaximumBytes && MimeTypes.TryGetValue(file.Extension, out var mimeType)
            ? $"data:{mimeType};base64,{Convert.ToBase64String(File.ReadAllBytes(file.FullName))}"
            : null;
    }
}
