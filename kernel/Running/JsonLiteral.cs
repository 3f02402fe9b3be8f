using System.Globalization;
using System.Text.Json;

namespace CSharpKernel.Running;

/// <summary>Writes a JSON value as a C# expression the way papermill does: objects as untyped dictionaries, lists as arrays.</summary>
internal sealed record JsonLiteral(string Text, string Type)
{
    private const string Dictionary = "Dictionary<string,Object>";

    private static readonly string[] Numbers = ["int", "long", "double"];

    /// <summary>The expression and its C# type; null and integers beyond 64 bits, which have no literal, throw <see cref="FormatException"/>.</summary>
    public static JsonLiteral Of(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => new(
                $"new {Dictionary}{{ {string.Join(", ", value.EnumerateObject().Select(Entry))} }}",
                Dictionary
            ),
            JsonValueKind.Array => Array([.. value.EnumerateArray().Select(Of)]),
            JsonValueKind.String => new(PapermillText.Quoted(value.GetString()!), "string"),
            JsonValueKind.True => new("true", "bool"),
            JsonValueKind.False => new("false", "bool"),
            JsonValueKind.Number => Number(value),
            _ => throw new FormatException("null cannot be given: C# does not know its type"),
        };

    private static string Entry(JsonProperty property) =>
        $"{{ {PapermillText.Quoted(property.Name)} , {Of(property.Value).Text} }}";

    // C# finds an array's type from its items, unless there are none or they have nothing in common.
    private static JsonLiteral Array(IReadOnlyList<JsonLiteral> items)
    {
        var types = items.Select(item => item.Type).Distinct().ToArray();
        var common =
            types.Length == 1 ? types[0]
            : types.Length > 1 && types.All(Numbers.Contains) ? types.MaxBy(type => System.Array.IndexOf(Numbers, type))
            : null;
        var text = items.Count == 0 ? "" : string.Join(", ", items.Select(item => item.Text)) + " ";
        return new($"new {(common is null ? "object" : "")}[] {{ {text}}}", (common ?? "object") + "[]");
    }

    private static JsonLiteral Number(JsonElement value)
    {
        var text = value.GetRawText();
        if (text.AsSpan().IndexOfAny('.', 'e', 'E') >= 0)
        {
            return new(PapermillText.Real(value.GetDouble()), "double");
        }

        return value.TryGetInt32(out var number) ? new(number.ToString(CultureInfo.InvariantCulture), "int")
            : value.TryGetInt64(out var large) ? new(large.ToString(CultureInfo.InvariantCulture) + "L", "long")
            : throw new FormatException($"{text} is beyond 64 bits");
    }
}
