using System.Text.Json;
using System.Text.Json.Nodes;

namespace CSharpKernel.Formatting;

/// <summary>One value in several MIME types; JSON types hold JSON, all others text.</summary>
public sealed class MimeBundle
{
    /// <summary>The MIME type every bundle carries.</summary>
    public const string PlainText = "text/plain";

    /// <summary>The MIME type of rich output.</summary>
    public const string Html = "text/html";

    /// <summary>The MIME type of an interactive Plotly figure.</summary>
    public const string Plotly = "application/vnd.plotly.v1+json";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 256 };

    private readonly SortedDictionary<string, JsonNode> entries = new(StringComparer.Ordinal);

    /// <summary>Makes a bundle; the text of a JSON type is parsed, and <see cref="JsonException"/> is thrown when it is not JSON.</summary>
    public MimeBundle(IEnumerable<KeyValuePair<string, string>> representations)
    {
        ArgumentNullException.ThrowIfNull(representations);
        foreach (var (mimeType, text) in representations)
        {
            entries[UnicodeText.Repair(mimeType)] = IsJson(mimeType)
                ? JsonNode.Parse(UnicodeText.RepairJson(text), documentOptions: Strict) ?? new JsonObject()
                : JsonValue.Create(UnicodeText.Repair(text));
        }
    }

    private MimeBundle(IEnumerable<KeyValuePair<string, JsonNode>> nodes)
    {
        foreach (var (mimeType, node) in nodes)
        {
            entries[mimeType] = node;
        }
    }

    /// <summary>The MIME types with their content, in ordinal order.</summary>
    public IReadOnlyDictionary<string, JsonNode> Entries => entries;

    /// <summary>Plain text alone.</summary>
    public static MimeBundle OfText(string text) => new([KeyValuePair.Create(PlainText, text)]);

    /// <summary>A bundle of content that is already JSON, as a notebook file stores it.</summary>
    public static MimeBundle OfNodes(IEnumerable<KeyValuePair<string, JsonNode>> nodes) => new(nodes);

    /// <summary>Whether content of this MIME type is stored as JSON rather than as text.</summary>
    public static bool IsJson(string mimeType)
    {
        ArgumentNullException.ThrowIfNull(mimeType);
        return mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);
    }

    /// <summary>The text under a MIME type, or null when there is none or when it is JSON.</summary>
    public string? Text(string mimeType) =>
        entries.TryGetValue(mimeType, out var node) && node is JsonValue value && value.TryGetValue(out string? text)
            ? text
            : null;
}
