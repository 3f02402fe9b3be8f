using System.Text.Json;

namespace CSharpKernel.Jupyter;

/// <summary>Reads the fields of a received JSON object; a field that is missing or of the wrong type is told by name.</summary>
internal readonly struct JsonFields
{
    private static readonly JsonDocumentOptions ParseOptions = new() { MaxDepth = 512 };

    private readonly JsonElement fields;
    private readonly string path;

    private JsonFields(JsonElement fields, string path)
    {
        this.fields = fields;
        this.path = path;
    }

    public static JsonFields Parse(byte[] bytes, string path)
    {
        try
        {
            var element = JsonElement.Parse(bytes, ParseOptions);
            return element.ValueKind == JsonValueKind.Object
                ? new JsonFields(element, path)
                : throw new ProtocolException($"{path} is not a JSON object");
        }
        catch (JsonException exception)
        {
            throw new ProtocolException($"{path} is not JSON", exception);
        }
    }

    public string Text(string name) => OptionalText(name) ?? throw new ProtocolException($"{path}.{name} is missing");

    public string? OptionalText(string name)
    {
        if (Find(name) is not { } field)
        {
            return null;
        }

        try
        {
            return field.ValueKind == JsonValueKind.String ? field.GetString() : throw Wrong(name, "a text");
        }
        catch (InvalidOperationException exception)
        {
            // A half of a surrogate pair, or bytes that are not UTF-8.
            throw new ProtocolException($"{path}.{name} is not valid Unicode", exception);
        }
    }

    public bool Flag(string name, bool otherwise) =>
        Find(name) switch
        {
            null => otherwise,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            _ => throw Wrong(name, "true or false"),
        };

    public int? OptionalNumber(string name) =>
        Find(name) is not { } field ? null
        : field.ValueKind == JsonValueKind.Number && field.TryGetInt32(out var number) ? number
        : throw Wrong(name, "a whole number");

    public int Number(string name) => OptionalNumber(name) ?? throw new ProtocolException($"{path}.{name} is missing");

    /// <summary>The members of an object of texts, in their order; none when the field is missing.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Texts(string name)
    {
        if (Find(name) is not { } field)
        {
            return [];
        }

        if (field.ValueKind != JsonValueKind.Object)
        {
            throw Wrong(name, "an object");
        }

        var members = new JsonFields(field, $"{path}.{name}");
        return
        [
            .. field.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, members.Text(member.Name))),
        ];
    }

    private JsonElement? Find(string name) =>
        fields.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;

    private ProtocolException Wrong(string name, string needed) => new($"{path}.{name} is not {needed}");
}
